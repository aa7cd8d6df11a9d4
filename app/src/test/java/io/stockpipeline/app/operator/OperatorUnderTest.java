package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.StockPipelineOperator;
import io.stockpipeline.operator.TestSettings;
import io.stockpipeline.operator.chart.ShippedRights;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.kubernetes.KubernetesDouble;
import io.stockpipeline.operator.kubernetes.api.Permissions;
import io.stockpipeline.operator.kubernetes.api.Write;
import io.stockpipeline.operator.metrics.OperatorMetrics;
import io.stockpipeline.operator.reconcile.Pace;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
 * waits half a minute for it, and may do what the rules of the shipped chart allow and nothing else.
 */
final class OperatorUnderTest implements AutoCloseable {
    static final String NAMESPACE = KubernetesDouble.NAMESPACE;

    /** Looks often, so that nobody waits half a minute for it. */
    static final Pace BRISK = new Pace(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(1));

    static final String USER = "operator";

    private static final String OPERATORS = "operators";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration QUIET = Duration.ofMillis(1500);
    private static final Permissions SHIPPED = ShippedRights.inCluster(OPERATORS);

    private final KubernetesDouble cluster;
    private final KubernetesClient client;
    private final Path folder;
    private final Pace pace;
    private final List<StockPipelineOperator> others = new ArrayList<>();
    /** Each listens to the JVM's garbage collector, which would keep it and all it counts for ever. */
    private final List<OperatorMetrics> metrics = new ArrayList<>();

    private StockPipelineOperator operator;

    private OperatorUnderTest(Path folder, Clock clusterClock, Pace pace) {
        this.folder = folder;
        this.pace = pace;
        cluster = new KubernetesDouble(clusterClock).defineStockPipelines();
        client = cluster.client();
        cluster.workloads().automatic();
    }

    /** One that is working, with pods that get ready by themselves. */
    static OperatorUnderTest start(Path folder, EmbeddedBroker kafka) {
        return start(folder, Map.of(OperatorSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers()));
    }

    /** One with other settings. */
    static OperatorUnderTest start(Path folder, Map<String, String> environment) {
        return start(folder, environment, BRISK);
    }

    /** One that looks at its own pace. */
    static OperatorUnderTest start(Path folder, Map<String, String> environment, Pace pace) {
        return start(folder, environment, pace, Clock.systemUTC());
    }

    /** One in a cluster that has a clock of its own. */
    static OperatorUnderTest start(Path folder, Map<String, String> environment, Pace pace, Clock clusterClock) {
        OperatorUnderTest started = new OperatorUnderTest(folder, clusterClock, pace);
        started.operator = started.started(USER, environment);
        return started;
    }

    /** Another process takes over. */
    void restart(Map<String, String> environment) {
        operator.close();
        operator = started(USER, environment);
    }

    /** The operator goes, and the cluster stays. */
    void stop() {
        operator.close();
    }

    /** One more operator on the same cluster, which writes under this name. */
    StockPipelineOperator another(String user, Map<String, String> environment) {
        StockPipelineOperator another = started(user, environment);
        others.add(another);
        return another;
    }

    private StockPipelineOperator started(String user, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent(OperatorSettings.NAMESPACE, OPERATORS);
        variables.putIfAbsent(OperatorSettings.RESYNC, "2s");
        OperatorMetrics own = new OperatorMetrics();
        metrics.add(own);
        StockPipelineOperator made = new StockPipelineOperator(
                cluster.client(user, SHIPPED), TestSettings.of(variables), user, folder, own, pace, () -> {
                    throw new IllegalStateException("there is no leadership to lose");
                });
        made.start();
        return made;
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
        alter(name, resource -> change.accept(resource.getSpec()));
    }

    /** Changes one that is there, once more if somebody else was faster. */
    void alter(String name, Consumer<StockPipelineResource> change) {
        for (int tries = 1; ; tries++) {
            try {
                client.resources(StockPipelineResource.class)
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .edit(resource -> {
                            change.accept(resource);
                            return resource;
                        });
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || tries == 20) {
                    throw e;
                }
            }
        }
    }

    void delete(String name) {
        client.resources(StockPipelineResource.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .delete();
    }

    void awaitGone(String name) {
        await().alias(name + " is gone").atMost(PATIENCE).until(() -> pipeline(name) == null);
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
        atRest();
        clearWrites();
    }

    /** Waits until nothing is written any more, refused tries aside; what was written. */
    List<Write> atRest() {
        await().alias("the operator comes to rest").atMost(PATIENCE).until(() -> {
            long before = granted();
            await().pollDelay(QUIET).until(() -> true);
            return before == granted();
        });
        return writes();
    }

    private long granted() {
        return writes().stream().filter(write -> write.code() < 400).count();
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

    /** Every workload of a pipeline. */
    List<HasMetadata> workloads(String name) {
        List<HasMetadata> workloads = new ArrayList<>();
        Map<String, String> labels = Labels.selector(name);
        workloads.addAll(client.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withLabels(labels)
                .list()
                .getItems());
        workloads.addAll(client.apps()
                .statefulSets()
                .inNamespace(NAMESPACE)
                .withLabels(labels)
                .list()
                .getItems());
        return workloads;
    }

    /** Touches nothing but the metadata of a pipeline. */
    void label(String name, String key, String value) {
        alter(name, resource -> resource.getMetadata().setLabels(Map.of(key, value)));
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

    /** What Events say of a pipeline, as {@code Reason: message}. */
    List<String> events(String name) {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(name))
                .map(event -> event.getReason() + ": " + event.getMessage())
                .toList();
    }

    /** The file that a component's pods are started with now. */
    String config(HasMetadata workload) {
        PodTemplateSpec template = workload instanceof Deployment deployment
                ? deployment.getSpec().getTemplate()
                : ((StatefulSet) workload).getSpec().getTemplate();
        String config = template.getSpec().getVolumes().stream()
                .filter(volume -> volume.getName().equals("config"))
                .map(volume -> volume.getConfigMap().getName())
                .findFirst()
                .orElseThrow();
        return client.configMaps()
                .inNamespace(NAMESPACE)
                .withName(config)
                .get()
                .getData()
                .get("pipeline.yaml");
    }

    @Override
    public void close() {
        others.forEach(StockPipelineOperator::close);
        operator.close();
        metrics.forEach(OperatorMetrics::close);
        cluster.close();
    }
}
