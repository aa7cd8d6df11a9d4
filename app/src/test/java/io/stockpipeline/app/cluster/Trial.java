package io.stockpipeline.app.cluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One run of the tests on a cluster: its namespaces, its Kafka, and an operator installed by the chart that serves every
 * namespace, but only pipelines with this run's label. All tests share it; in the end it takes away what it brought.
 *
 * <p>It leaves alone what it did not make. The one thing without a namespace that it cannot name for itself is the
 * definition of StockPipelines: it installs that only where there is none, and only then takes it away.
 */
final class Trial implements AutoCloseable {
    /** On the namespaces; {@code kubectl delete namespace -l} with it cleans up after a run that was killed. */
    static final String MADE_BY = "stockpipeline.io/made-by";

    /** On the pipelines: which operator serves them. */
    static final String SERVED_BY = "stockpipeline.io/served-by";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DEFINITION = "stockpipelines.stockpipeline.io";
    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(Trial.class);

    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final TrialSettings settings = TrialSettings.given();
    private final String suffix = randomSuffix();
    private final List<String> namespaces = new ArrayList<>();
    private final Deque<ChartRelease> releases = new ArrayDeque<>();
    private boolean ownsDefinition;
    private TrialKafka kafka;
    private ChartRelease operator;

    private Trial() {}

    /** That of this run; the first who asks has it made. */
    static Trial of(ExtensionContext context) {
        return context.getRoot().getStore(STORE).getOrComputeIfAbsent(Trial.class, key -> start(), Trial.class);
    }

    private static Trial start() {
        Trial trial = new Trial();
        try {
            trial.setUp();
            return trial;
        } catch (RuntimeException | Error e) {
            try {
                trial.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void setUp() {
        requireAnswer();
        ownsDefinition = !isDefined();
        say("cluster %s, image %s:%s", client.getMasterUrl(), settings.repository(), settings.tag());
        say(
                ownsDefinition
                        ? "the definition of StockPipelines is installed with the chart and goes in the end"
                        : "the definition of StockPipelines is there already: it is used as it is and stays");
        kafka = settings.kafka()
                .<TrialKafka>map(GivenKafka::new)
                .orElseGet(() -> InstalledKafka.in(client, namespace("kafka")));
        operator = release("trial", namespace("system"), values(Map.of(SERVED_BY, suffix)));
        operator.install();
    }

    /** A namespace of this run that lets in only what keeps to Pod Security "restricted". */
    String namespace(String purpose) {
        String name = "stockpipeline-" + purpose + "-" + suffix;
        if (!namespaces.contains(name)) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .addToLabels(MADE_BY, "tests")
                            .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                            .endMetadata()
                            .build())
                    .create();
            namespaces.add(name);
        }
        return name;
    }

    /** A release that is taken off in the end; nothing is installed yet. */
    ChartRelease release(String purpose, String namespace, String values) {
        ChartRelease release = new ChartRelease(client, purpose + "-" + suffix, namespace, values);
        releases.push(release);
        return release;
    }

    /** Values of a release that serves pipelines with these labels in every namespace. */
    private String values(Map<String, String> labels) {
        String selector = String.join(
                ",",
                labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList());
        return commonValues() + "watch: { scope: Cluster, labelSelector: \"" + selector + "\" }\ncrds: { install: "
                + ownsDefinition + " }\n";
    }

    /** Values that any release of this run needs. */
    String commonValues() {
        return """
                image: { repository: "%s", tag: "%s" }
                kafka: { bootstrapServers: "%s" }
                workloads: { networkPolicy: { enabled: true } }
                """.formatted(settings.repository(), settings.tag(), kafka.address());
    }

    /** A pipeline that this run's operator serves, not applied yet; in a namespace of this run. */
    TrialPipeline pipeline(String name) {
        return new TrialPipeline(client, namespace("pipelines"), name, Map.of(SERVED_BY, suffix));
    }

    KubernetesClient client() {
        return client;
    }

    TrialKafka kafka() {
        return kafka;
    }

    ChartRelease operator() {
        return operator;
    }

    private void requireAnswer() {
        try {
            client.getKubernetesVersion();
        } catch (KubernetesClientException e) {
            throw new IllegalStateException(
                    "no cluster answers at " + client.getMasterUrl()
                            + ": choose one by kubectl config use-context, or by" + " KUBECONFIG",
                    e);
        }
    }

    private boolean isDefined() {
        return client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(DEFINITION)
                        .get()
                != null;
    }

    /** Pipelines first, while there is an operator to clean up after them. */
    @Override
    public void close() {
        say("taking down");
        if (isDefined()) {
            namespaces.forEach(this::deletePipelines);
        }
        releases.forEach(ChartRelease::uninstall);
        if (ownsDefinition) {
            client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(DEFINITION)
                    .delete();
        }
        namespaces.forEach(name -> client.namespaces().withName(name).delete());
        namespaces.forEach(name ->
                client.namespaces().withName(name).waitUntilCondition(found -> found == null, 2, TimeUnit.MINUTES));
        if (kafka != null) {
            kafka.close();
        }
        client.close();
    }

    /** Waits until they have gone: an operator that is gone first would leave them, and their namespace, for ever. */
    private void deletePipelines(String namespace) {
        var pipelines = client.resources(StockPipelineResource.class).inNamespace(namespace);
        pipelines.delete();
        try {
            await().atMost(PATIENCE).until(() -> pipelines.list().getItems().isEmpty());
        } catch (ConditionTimeoutException e) {
            say("pipelines in %s do not go: their finalizers are taken off", namespace);
            for (StockPipelineResource left : pipelines.list().getItems()) {
                client.resource(left)
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
            }
        }
    }

    /** Tells the person who waits. */
    static void say(String format, Object... arguments) {
        System.err.println("cluster tests: " + String.format(format, arguments));
    }

    /** Not repeatable on purpose: two runs at once must not meet. */
    private static String randomSuffix() {
        return new Random()
                .ints(5, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
