package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One StockPipeline on the cluster, its pods and what its status says. */
final class TrialPipeline {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration POLL = Duration.ofMillis(500);

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final Map<String, String> labels;

    TrialPipeline(KubernetesClient client, String namespace, String name, Map<String, String> labels) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.labels = labels;
    }

    /** Applies a spec, server-side as {@code kubectl apply --server-side} does. */
    TrialPipeline apply(String spec) {
        try {
            StockPipelineResource resource = new StockPipelineResource();
            resource.setMetadata(new ObjectMetaBuilder()
                    .withName(name)
                    .withNamespace(namespace)
                    .withLabels(labels)
                    .build());
            resource.setSpec((ObjectNode) new YAMLMapper().readTree(spec));
            client.resource(resource).fieldManager("kubectl").forceConflicts().serverSideApply();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the spec that is there, as {@code kubectl edit} does. */
    void edit(Consumer<ObjectNode> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                handle().edit(resource -> {
                    change.accept(resource.getSpec());
                    return resource;
                });
                return;
            } catch (KubernetesClientException e) {
                // The operator wrote the status in between.
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** {@code kubectl scale}: through the scale subresource. */
    void scale(int replicas) {
        handle().scale(replicas);
    }

    /** Deletes it and waits until it has gone. */
    void delete() {
        handle().delete();
        handle().waitUntilCondition(found -> found == null, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    StockPipelineResource get() {
        return handle().get();
    }

    StockPipelineStatus status() {
        return get().getStatus() == null ? StockPipelineStatus.NONE : get().getStatus();
    }

    private Resource<StockPipelineResource> handle() {
        return client.resources(StockPipelineResource.class)
                .inNamespace(namespace)
                .withName(name);
    }

    /** Waits until all parts run what the newest spec says. */
    void awaitReady() {
        awaitReason(ConditionType.Ready, "Running");
    }

    /** Waits until a condition has this reason, for the newest spec. */
    Condition awaitReason(ConditionType type, String reason) {
        await().alias(type + " of " + qualifiedName() + " is " + reason)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> {
                    StockPipelineResource resource = get();
                    assertThat(resource.getStatus())
                            .as("the operator has spoken")
                            .isNotNull();
                    assertThat(resource.getStatus().condition(type))
                            .as("%s", resource.getStatus().conditions())
                            .hasValueSatisfying(condition -> {
                                assertThat(condition.reason()).isEqualTo(reason);
                                assertThat(condition.observedGeneration())
                                        .isEqualTo(resource.getMetadata().getGeneration());
                            });
                });
        return status().condition(type).orElseThrow();
    }

    /** Waits for ticks that came after this moment: they were fetched, and taken by the processor but for a few. */
    void awaitFlow(Instant after) {
        await().alias("ticks flow through " + qualifiedName() + " after " + after)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> {
                    StockPipelineStatus status = status();
                    assertThat(status.lastTickTime()).isNotNull();
                    assertThat(Instant.parse(status.lastTickTime())).isAfter(after);
                    assertThat(status.lag()).isNotNull().isLessThan(1000);
                });
    }

    /** The pods of a role that are not on their way out. */
    List<Pod> pods(String role) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/instance", name)
                .withLabel("app.kubernetes.io/component", role)
                .list()
                .getItems()
                .stream()
                .filter(pod -> !pod.isMarkedForDeletion())
                .toList();
    }

    /** What tells pods apart from their successors. */
    Set<String> podIds(String role) {
        return pods(role).stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }

    /** At once, with no time to say good-bye. */
    void kill(String role) {
        pods(role).forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
    }

    /** What a pod of the role has logged, a line each. */
    List<String> log(String role) {
        return pods(role).stream()
                .flatMap(pod -> client.pods()
                        .inNamespace(namespace)
                        .withName(pod.getMetadata().getName())
                        .inContainer(role)
                        .getLog()
                        .lines())
                .toList();
    }

    /** What the console answers to a GET, through the API server and the console's Service. */
    String console(String path) {
        return client.raw("/api/v1/namespaces/" + namespace + "/services/http:" + name + "-console:http/proxy" + path);
    }

    String namespace() {
        return namespace;
    }

    /** What its topics begin with. */
    String qualifiedName() {
        return namespace + "." + name;
    }

    /** Its five outputs and inputs. */
    String topic(String kind) {
        return qualifiedName() + "." + kind;
    }
}
