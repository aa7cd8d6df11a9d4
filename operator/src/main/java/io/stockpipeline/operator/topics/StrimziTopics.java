package io.stockpipeline.operator.topics;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.stockpipeline.model.spec.TopicsSpec.StrimziRef;
import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.operator.kafka.KafkaProblem;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Topics that Strimzi's Topic Operator makes from KafkaTopic resources. These have no owner reference: it could not cross
 * namespaces, and an owned topic would die with the pipeline whatever {@code deletionPolicy} says.
 */
public final class StrimziTopics implements TopicKeeper {
    public static final String GROUP = "kafka.strimzi.io";

    private static final String MANAGER = "stockpipeline-operator";
    private static final String CLUSTER_LABEL = "strimzi.io/cluster";

    private final KubernetesClient client;
    private final StrimziRef strimzi;
    private final List<TopicDefinition> wanted;
    private final Map<String, String> labels;
    private final TopicRemains remains;

    /**
     * Prepares.
     *
     * @param labels that tell this pipeline's topics from others
     * @param remains what the processor keeps in Kafka, which Strimzi knows nothing of
     */
    public StrimziTopics(
            KubernetesClient client,
            StrimziRef strimzi,
            List<TopicDefinition> wanted,
            Map<String, String> labels,
            TopicRemains remains) {
        this.remains = remains;
        this.client = client;
        this.strimzi = strimzi;
        this.wanted = List.copyOf(wanted);
        this.labels = Map.copyOf(labels);
    }

    @Override
    public TopicsReport keep(boolean wereThere) throws KafkaProblem {
        try {
            return keep();
        } catch (KubernetesClientException e) {
            throw problem(e);
        }
    }

    private TopicsReport keep() {
        Optional<ResourceDefinitionContext> kind = StrimziApi.kafkaTopic(client);
        if (kind.isEmpty()) {
            return new TopicsReport(
                    false,
                    TopicsReport.Reason.StrimziNotReady,
                    "spec.topics.management is Strimzi, and this cluster has no KafkaTopic of " + GROUP
                            + ": install Strimzi, or write management: Admin",
                    List.of());
        }
        Map<String, GenericKubernetesResource> real = existing(kind.get());
        List<String> done = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (TopicDefinition topic : wanted) {
            GenericKubernetesResource present = real.get(topic.name());
            if (present == null || !spec(topic).equals(managed(topic, present))) {
                present = apply(kind.get(), topic);
                done.add("applied KafkaTopic " + strimzi.namespace() + "/" + topic.name());
            }
            notReady(present).ifPresent(waiting::add);
        }
        return waiting.isEmpty()
                ? TopicsReport.there(wanted.size(), done)
                : new TopicsReport(
                        false,
                        TopicsReport.Reason.StrimziNotReady,
                        "Strimzi has not made " + String.join("; ", waiting),
                        done);
    }

    private Map<String, GenericKubernetesResource> existing(ResourceDefinitionContext kind) {
        return client
                .genericKubernetesResources(kind)
                .inNamespace(strimzi.namespace())
                .withLabels(labels)
                .list()
                .getItems()
                .stream()
                .collect(Collectors.toMap(topic -> topic.getMetadata().getName(), Function.identity()));
    }

    private GenericKubernetesResource apply(ResourceDefinitionContext kind, TopicDefinition topic) {
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(kind.getGroup() + "/" + kind.getVersion());
        resource.setKind(kind.getKind());
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(topic.name())
                .withNamespace(strimzi.namespace())
                .withLabels(labels)
                .addToLabels(CLUSTER_LABEL, strimzi.cluster())
                .build());
        resource.setAdditionalProperty("spec", spec(topic));
        return client.genericKubernetesResources(kind)
                .inNamespace(strimzi.namespace())
                .resource(resource)
                .fieldManager(MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    private static Map<String, Object> spec(TopicDefinition topic) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("topicName", topic.name());
        spec.put("partitions", topic.partitions());
        if (topic.replicationFactor() != null) {
            spec.put("replicas", topic.replicationFactor());
        }
        spec.put("config", new LinkedHashMap<String, Object>(topic.config()));
        return spec;
    }

    /** Of what is there, the fields that {@link #spec} speaks of. */
    private static Map<String, Object> managed(TopicDefinition topic, GenericKubernetesResource present) {
        Map<String, Object> managed = new LinkedHashMap<>();
        Map<String, Object> real = present.get("spec");
        spec(topic).keySet().forEach(field -> {
            Object value = real == null ? null : real.get(field);
            if (value != null) {
                managed.put(field, value instanceof Map<?, ?> config ? texts(config) : value);
            }
        });
        return managed;
    }

    /** Strimzi takes numbers for texts; Kafka knows texts only. */
    private static Map<String, Object> texts(Map<?, ?> config) {
        Map<String, Object> texts = new LinkedHashMap<>();
        config.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    private static Optional<String> notReady(GenericKubernetesResource topic) {
        List<Map<String, Object>> conditions = Objects.requireNonNullElse(topic.get("status", "conditions"), List.of());
        Optional<Map<String, Object>> ready = conditions.stream()
                .filter(condition -> "Ready".equals(condition.get("type")))
                .findFirst();
        if (ready.isPresent() && "True".equals(ready.get().get("status"))) {
            return Optional.empty();
        }
        return Optional.of(topic.getMetadata().getName()
                + ready.map(condition -> ": " + condition.get("message")).orElse(" yet"));
    }

    /** One by one: a right to delete all at once would be more than is needed. */
    @Override
    public void delete() throws KafkaProblem, InterruptedException {
        try {
            StrimziApi.kafkaTopic(client)
                    .ifPresent(kind -> existing(kind)
                            .values()
                            .forEach(topic -> client.genericKubernetesResources(kind)
                                    .inNamespace(strimzi.namespace())
                                    .resource(topic)
                                    .delete()));
        } catch (KubernetesClientException e) {
            throw problem(e);
        }
        remains.delete(List.of());
    }

    /** What the API server refuses is for the eyes of whoever wrote it; its own troubles pass. */
    private KafkaProblem problem(KubernetesClientException e) {
        if (e.getCode() < HttpURLConnection.HTTP_BAD_REQUEST || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw e;
        }
        String words =
                "the KafkaTopics in namespace " + strimzi.namespace() + " of spec.topics.strimzi cannot be kept: "
                        + (e.getStatus() == null || e.getStatus().getMessage() == null
                                ? e.getMessage()
                                : e.getStatus().getMessage());
        return new KafkaProblem(KafkaProblem.Reason.KafkaRefused, words);
    }
}
