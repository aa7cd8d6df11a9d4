package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.NAMESPACE;
import static io.stockpipeline.app.operator.OperatorUnderTest.template;
import static io.stockpipeline.model.role.PipelineRole.CONSOLE;
import static io.stockpipeline.model.role.PipelineRole.EXTRACTOR;
import static io.stockpipeline.model.role.PipelineRole.PROCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.kubernetes.api.Write;
import io.stockpipeline.operator.reconcile.Pace;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every edit restarts whom it concerns and writes what it has to, nothing more. All pipelines stand side by side in one cluster
 * and are edited at the same time; then each is looked at on its own.
 */
class EditsTest {
    private static final String FINNHUB =
            "source: { finnhub: { apiKey: { secretKeyRef: { name: finnhub, key: token } } } }";
    private static final Pace PACE = new Pace(Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofMillis(1));

    @TempDir
    static Path folder;

    private static EmbeddedBroker kafka;
    private static OperatorUnderTest operator;
    private static final Map<String, Map<PipelineRole, String>> TEMPLATES = new HashMap<>();
    private static final Map<String, Map<String, String>> TOPICS = new HashMap<>();
    private static List<Write> writes;

    static Stream<Edit> edits() {
        return Stream.concat(ofThePipeline(), ConsoleEdits.all());
    }

    private static Stream<Edit> ofThePipeline() {
        return Stream.of(
                Edit.of("symbols-added")
                        .set("/symbols", "[AAPL, MSFT, NVDA]")
                        .reconfigures(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("symbols-removed").set("/symbols", "[AAPL]").reconfigures(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("symbols-exchanged")
                        .set("/symbols", "[AAPL, NVDA]")
                        .reconfigures(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("window-added")
                        .set("/windows/-", "{ size: 10m, tolerance: 0.4% }")
                        .reconfigures(PROCESSOR, CONSOLE),
                Edit.of("tolerance")
                        .set("/windows", "[{ size: 5m, tolerance: 0.7% }]")
                        .reconfigures(PROCESSOR, CONSOLE),
                Edit.of("grace").set("/grace", "20s").reconfigures(PROCESSOR),
                Edit.of("source")
                        .set("/source", "{ file: { path: /data/x.csv } }")
                        .reconfigures(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("interval")
                        .from("source: { yahoo: {} }")
                        .set("/source/yahoo/interval", "30s")
                        .reconfigures(EXTRACTOR),
                Edit.of("replicas").set("/processor/replicas", "2").writes("apply Deployment/replicas-processor"),
                Edit.of("shards").set("/extractor/shards", "2").reconfigures(EXTRACTOR),
                Edit.of("memory-of-extractor")
                        .set("/extractor/template", "{ resources: { limits: { memory: 768Mi } } }")
                        .rolls(EXTRACTOR),
                Edit.of("labels-of-processor")
                        .set("/processor/template", "{ labels: { team: quant } }")
                        .rolls(PROCESSOR),
                Edit.of("image").set("/image", "registry.example/next:2").rolls(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("restart").set("/restartNonce", "1").rolls(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("suspend")
                        .set("/suspend", "true")
                        .writes("apply StatefulSet/suspend-extractor", "apply Deployment/suspend-processor")
                        .isThen("Suspended"),
                Edit.of("resume")
                        .from("suspend: true")
                        .set("/suspend", "false")
                        .writes("apply StatefulSet/resume-extractor", "apply Deployment/resume-processor"),
                Edit.of("paused").set("/paused", "true").set("/grace", "20s").set("/topics/deletionPolicy", "Delete"),
                Edit.of("client-secret")
                        .from("kafka: { clientConfigSecret: client }")
                        .rolls(EXTRACTOR, PROCESSOR, CONSOLE),
                Edit.of("source-secret").from(FINNHUB).rolls(EXTRACTOR),
                Edit.of("retention").set("/topics/retention", "{ ticks: 2d }").altersTopics(),
                Edit.of("keep").set("/topics/deletionPolicy", "Delete").writes("apply StockPipeline/keep"),
                Edit.of("let-go")
                        .from("topics: { partitions: 1, deletionPolicy: Delete }")
                        .set("/topics/deletionPolicy", "Retain")
                        .writes("patch StockPipeline/let-go"),
                Edit.of("storage")
                        .set("/processor/storage", "{ size: 1Gi }")
                        .restarts(PROCESSOR)
                        .writes(
                                "apply ConfigMap/storage-processor-*",
                                "apply Service/storage-processor",
                                "apply StatefulSet/storage-processor",
                                "delete Deployment/storage-processor"),
                Edit.of("autoscaled")
                        .set("/processor/autoscaling", "{ minReplicas: 1, maxReplicas: 2, targetLag: 10 }"),
                Edit.of("partitions").set("/topics/partitions", "2").isThen("PartitionsImmutable"),
                Edit.of("copies")
                        .set("/topics/replicationFactor", "2")
                        .reconfigures(PROCESSOR)
                        .isThen("ReplicationFactorImmutable"),
                Edit.of("storage-size")
                        .from("processor: { storage: { size: 1Gi } }")
                        .set("/processor/storage/size", "2Gi")
                        .isThen("ApplyRefused"),
                Edit.of("invalid")
                        .set("/windows", "[{ type: Hopping, size: 5m }]")
                        .isThen("InvalidSpec"),
                Edit.of("metadata"));
    }

    @BeforeAll
    static void editAllOfThem() throws Exception {
        kafka = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {});
        operator = OperatorUnderTest.start(
                folder,
                Map.of(OperatorSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers(), OperatorSettings.RESYNC, "5s"),
                PACE);
        operator.secret("client", Map.of("client.properties", "security.protocol=PLAINTEXT"));
        operator.secret("finnhub", Map.of("token", "first"));
        for (String secret : ConsoleEdits.SECRETS) {
            operator.secret(secret, Map.of("password", "first"));
        }
        List<Edit> edits = edits().toList();
        edits.forEach(edit -> operator.apply(edit.yaml()));
        for (Edit edit : edits) {
            operator.awaitReason(
                    edit.name(), ConditionType.Ready, edit.before().contains("suspend") ? "Suspended" : "Running");
        }
        operator.settle();
        for (Edit edit : edits) {
            TEMPLATES.put(edit.name(), templates(edit.name()));
            TOPICS.put(edit.name(), topics(edit.name()));
        }
        for (Edit edit : edits) {
            if (!edit.changes().isEmpty()) {
                operator.edit(edit.name(), edit::change);
            }
        }
        operator.secret("client", Map.of("client.properties", "security.protocol=PLAINTEXT\nrequest.timeout.ms=20000"));
        operator.secret("finnhub", Map.of("token", "second"));
        for (String secret : List.of(ConsoleEdits.ROTATED, ConsoleEdits.TOKENS_ROTATED)) {
            operator.secret(secret, Map.of("password", "second"));
        }
        operator.label("metadata", "team", "quant");
        for (Edit edit : edits) {
            operator.awaitReason(edit.name(), ConditionType.Ready, edit.reason());
        }
        writes = operator.atRest();
    }

    @AfterAll
    static void stop() {
        operator.close();
        kafka.close();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void restartsWhomItConcerns(Edit edit) {
        Map<PipelineRole, String> before = TEMPLATES.get(edit.name());
        Map<PipelineRole, String> after = templates(edit.name());
        Set<PipelineRole> restarted = EnumSet.noneOf(PipelineRole.class);
        before.forEach((role, template) -> {
            if (after.containsKey(role) && !after.get(role).equals(template)) {
                restarted.add(role);
            }
        });
        assertThat(restarted).isEqualTo(edit.restarts());
    }

    @ParameterizedTest
    @MethodSource("edits")
    void writesWhatItHasTo(Edit edit) {
        Set<String> expected = new TreeSet<>(edit.written());
        if (!edit.changes().isEmpty() || !edit.restarts().isEmpty()) {
            expected.add("apply StockPipeline/" + edit.name() + "/status");
        }
        assertThat(changes(edit.name())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("edits")
    void writesNothingThatChangesNothing(Edit edit) {
        assertThat(writes(edit.name()).filter(write -> !write.changed() && write.code() < 400))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("edits")
    void leavesTopicsAndVolumesAlone(Edit edit) throws Exception {
        Map<String, String> before = TOPICS.get(edit.name());
        Map<String, String> after = topics(edit.name());
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(changed(before, after)).isEqualTo(edit.topics());
        assertThat(writes).noneMatch(write -> write.kind().equals("PersistentVolumeClaim"));
    }

    @Test
    void retentionIsASettingOfTheTopic() throws Exception {
        assertThat(topics("retention").entrySet())
                .filteredOn(topic -> topic.getKey().contains(".ticks "))
                .singleElement()
                .satisfies(topic -> assertThat(topic.getValue()).contains("retention.ms=172800000"));
    }

    @Test
    void theFinalizerStandsOnlyWhileTopicsGoWithThePipeline() {
        assertThat(operator.pipeline("keep").getMetadata().getFinalizers())
                .containsExactly(StockPipelineResource.FINALIZER);
        assertThat(operator.pipeline("let-go").getMetadata().getFinalizers()).isEmpty();
        assertThat(operator.pipeline("paused").getMetadata().getFinalizers()).isEmpty();
    }

    @Test
    void whatCannotBeIsSaidInWords() {
        assertThat(message("partitions", ConditionType.Ready))
                .contains("spec.topics.partitions: topic test.partitions.ticks has 1 partition, not 2")
                .contains("it is fixed after creation");
        assertThat(message("copies", ConditionType.Ready))
                .contains("spec.topics.replicationFactor: topic test.copies.ticks has 1 copy, not 2");
        assertThat(message("storage-size", ConditionType.ProcessorReady))
                .contains("the API server refuses it")
                .contains("updates to statefulset spec for fields other than");
        assertThat(message("invalid", ConditionType.Ready))
                .isEqualTo("spec.windows[0].advance: a Hopping window needs advance (for example 1s)");
        assertThat(operator.condition("storage-size", ConditionType.ExtractorReady)
                        .orElseThrow()
                        .holds())
                .isTrue();
    }

    @Test
    void phasesSayItInAWord() {
        assertThat(phase("suspend")).isEqualTo(Phase.Suspended);
        assertThat(phase("resume")).isEqualTo(Phase.Running);
        assertThat(phase("paused")).isEqualTo(Phase.Paused);
        assertThat(phase("partitions")).isEqualTo(Phase.Degraded);
        assertThat(phase("invalid")).isEqualTo(Phase.Failed);
        assertThat(phase("tolerance")).isEqualTo(Phase.Running);
    }

    @Test
    void podsAreAsManyAsTheSpecSays() {
        assertThat(operator.processor("replicas").getSpec().getReplicas()).isEqualTo(2);
        assertThat(operator.extractor("shards").getSpec().getReplicas()).isEqualTo(2);
        assertThat(operator.processor("suspend").getSpec().getReplicas()).isZero();
        assertThat(operator.extractor("suspend").getSpec().getReplicas()).isZero();
        assertThat(operator.processor("resume").getSpec().getReplicas()).isEqualTo(1);
    }

    private static boolean changed(Map<String, String> before, Map<String, String> after) {
        return !before.equals(after);
    }

    private static String message(String name, ConditionType type) {
        return operator.condition(name, type).orElseThrow().message();
    }

    private static Phase phase(String name) {
        return operator.pipeline(name).getStatus().phase();
    }

    private static Set<String> changes(String name) {
        return writes(name)
                .filter(Write::changed)
                .map(write -> write.verb() + " " + write.target().replaceAll("-[0-9a-f]{8}$", "-*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Write> writes(String name) {
        return writes.stream()
                .filter(write -> !write.kind().equals("Event"))
                .filter(write ->
                        write.name().matches(name + "|" + name + "-(extractor|processor|console)(-[0-9a-f]{8})?"));
    }

    private static Map<PipelineRole, String> templates(String name) {
        Map<PipelineRole, String> templates = new EnumMap<>(PipelineRole.class);
        for (HasMetadata workload : operator.workloads(name)) {
            PipelineRole role = PipelineRole.valueOf(
                    workload.getMetadata().getLabels().get(Labels.COMPONENT).toUpperCase(Locale.ROOT));
            templates.put(role, template(workload));
        }
        return templates;
    }

    /** Name and id of each topic, and its own settings. */
    private static Map<String, String> topics(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<TopicListing> listings = admin.listTopics().listings().get().stream()
                    .filter(topic -> topic.name().startsWith(NAMESPACE + "." + name + "."))
                    .toList();
            List<ConfigResource> resources = listings.stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                    .toList();
            Map<String, String> topics = new TreeMap<>();
            admin.describeConfigs(resources).all().get().forEach((resource, config) -> {
                TopicListing listing = listings.stream()
                        .filter(topic -> topic.name().equals(resource.name()))
                        .findFirst()
                        .orElseThrow();
                topics.put(
                        listing.name() + " " + listing.topicId(),
                        config.entries().stream()
                                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                                .map(entry -> entry.name() + "=" + entry.value())
                                .sorted()
                                .collect(Collectors.joining(", ")));
            });
            return topics;
        }
    }
}
