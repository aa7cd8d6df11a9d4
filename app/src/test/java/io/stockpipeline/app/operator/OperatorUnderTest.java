package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.OperatorSettings;
import io.stockpipeline.operator.StockPipelineOperator;
import io.stockpipeline.operator.TestSettings;
import io.stockpipeline.operator.kubernetes.KubernetesDouble;
import io.stockpipeline.operator.kubernetes.api.Write;
import io.stockpipeline.operator.metrics.OperatorMetrics;
import io.stockpipeline.operator.reconcile.Pace;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * An operator, its cluster and its Kafka. The workloads get ready by themselves; the operator looks often, so that nobody
 * waits half a minute for it.
 */
final class OperatorUnderTest implements AutoCloseable {
    static final String NAMESPACE = KubernetesDouble.NAMESPACE;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pace BRISK = new Pace(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(1));
    private static final String USER = "operator";
    private static final Duration QUIET = Duration.ofMillis(1500);

    private final KubernetesDouble cluster = new KubernetesDouble().defineStockPipelines();
    private final KubernetesClient client = cluster.client();
    private final Path folder;
    private StockPipelineOperator operator;

    private OperatorUnderTest(Path folder) {
        this.folder = folder;
    }

    /** One that is working, with pods that get ready by themselves. */
    static OperatorUnderTest start(Path folder, EmbeddedBroker kafka) {
        return start(folder, Map.of(OperatorSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers()));
    }

    /** One with other settings. */
    static OperatorUnderTest start(Path folder, Map<String, String> environment) {
        OperatorUnderTest started = new OperatorUnderTest(folder);
        started.cluster.workloads().automatic();
        started.startOperator(environment);
        return started;
    }

    /** Another process takes over. */
    void restart(Map<String, String> environment) {
        operator.close();
        startOperator(environment);
    }

    private void startOperator(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent(OperatorSettings.RESYNC, "2s");
        operator = new StockPipelineOperator(
                cluster.client(USER), TestSettings.of(variables), "test", folder, new OperatorMetrics(), BRISK, () -> {
                    throw new IllegalStateException("there is no leadership to lose");
                });
        operator.start();
    }

    KubernetesDouble cluster() {
        return cluster;
    }

    KubernetesClient client() {
        return client;
    }

    /** Applies a StockPipeline as kubectl does. */
    StockPipelineResource apply(String yaml) {
        try {
            ObjectNode tree = (ObjectNode) new YAMLMapper().readTree(yaml);
            StockPipelineResource resource = new StockPipelineResource();
            resource.setMetadata(new ObjectMetaBuilder()
                    .withName(tree.at("/metadata/name").asText())
                    .withNamespace(NAMESPACE)
                    .build());
            resource.setSpec((ObjectNode) tree.get("spec"));
            return client.resource(resource)
                    .fieldManager("kubectl")
                    .forceConflicts()
                    .serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the spec of one that is there. */
    void edit(String name, Consumer<ObjectNode> change) {
        client.resources(StockPipelineResource.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .edit(resource -> {
                    change.accept(resource.getSpec());
                    return resource;
                });
    }

    StockPipelineResource pipeline(String name) {
        return client.resources(StockPipelineResource.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .get();
    }

    /** A condition as it is said now. */
    Optional<Condition> condition(String name, ConditionType type) {
        return Optional.ofNullable(pipeline(name))
                .map(StockPipelineResource::getStatus)
                .flatMap(status -> status.condition(type));
    }

    /** Waits until a condition has this reason, for the newest spec. */
    Condition awaitReason(String name, ConditionType type, String reason) {
        await().alias(type + " of " + name + " is " + reason).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(condition(name, type))
                    .hasValueSatisfying(condition -> assertThat(condition.reason())
                            .as(condition.message())
                            .isEqualTo(reason));
            assertThat(pipeline(name).getStatus().observedGeneration())
                    .isEqualTo(pipeline(name).getMetadata().getGeneration());
        });
        return condition(name, type).orElseThrow();
    }

    void awaitReady(String name) {
        awaitReason(name, ConditionType.Ready, "Running");
    }

    /** What the operator has written, as {@code apply Deployment test/x}, without what turned out to change nothing. */
    Set<String> changes() {
        return cluster.writesBy(USER).stream()
                .filter(Write::changed)
                .filter(write -> !write.target().startsWith("Event"))
                .map(write -> write.verb() + " " + write.target())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every request of the operator that is no read, whatever it did. */
    List<Write> writes() {
        return cluster.writesBy(USER);
    }

    /** Waits until nothing is written any more, and forgets what was. */
    void settle() {
        await().alias("the operator comes to rest").atMost(PATIENCE).until(() -> {
            int before = writes().size();
            await().pollDelay(QUIET).until(() -> true);
            return before == writes().size();
        });
        clearWrites();
    }

    /** Holds for several looks, a resync among them: nothing is written. */
    void assertQuiet() {
        await().pollDelay(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(writes()).isEmpty());
    }

    void clearWrites() {
        cluster.clearWrites();
    }

    StatefulSet extractor(String name) {
        return client.apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withName(name + "-extractor")
                .get();
    }

    Deployment processor(String name) {
        return client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName(name + "-processor")
                .get();
    }

    /** Changes whenever pods are rolled. */
    static String template(HasMetadata workload) {
        return workload instanceof Deployment deployment
                ? deployment.getSpec().getTemplate().toString()
                : ((StatefulSet) workload).getSpec().getTemplate().toString();
    }

    void secret(String name, Map<String, String> entries) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withStringData(entries)
                .build();
        client.resource(secret).createOr(existing -> existing.update());
    }

    /** The topics of a pipeline that are there. */
    static Set<String> topics(EmbeddedBroker kafka, String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(NAMESPACE + "." + name + "."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Override
    public void close() {
        operator.close();
        cluster.close();
    }
}
