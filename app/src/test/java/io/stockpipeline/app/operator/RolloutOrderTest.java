package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.NAMESPACE;
import static io.stockpipeline.app.operator.OperatorUnderTest.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.kubernetes.PodTrouble;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits on their way: who goes first, what is said meanwhile, and what becomes of an edit that goes wrong. */
class RolloutOrderTest {
    private static final ObjectMapper YAML = new YAMLMapper();

    @TempDir
    static Path brokerFolder;

    @TempDir
    Path folder;

    private static EmbeddedBroker kafka;
    private OperatorUnderTest operator;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedBroker.start(brokerFolder, fault -> {});
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void startOperator() {
        operator = OperatorUnderTest.start(folder, kafka);
        operator.apply(ReconcileTest.TECH);
        operator.awaitReady("tech");
        operator.cluster().workloads().manual();
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }

    @Test
    void aSymbolThatComesIsKnownToTheProcessorBeforeItIsFetched() throws Exception {
        symbols("AAPL", "MSFT", "NVDA");

        operator.awaitReason("tech", ConditionType.ExtractorReady, "WaitsForOther");
        assertThat(symbolsOf("processor")).containsExactly("AAPL", "MSFT", "NVDA");
        assertThat(symbolsOf("extractor")).containsExactly("AAPL", "MSFT");

        operator.cluster().workloads().begin("Deployment", NAMESPACE, "tech-processor");
        operator.awaitReason("tech", ConditionType.ProcessorReady, "Progressing");
        assertThat(symbolsOf("extractor")).containsExactly("AAPL", "MSFT");

        operator.cluster().workloads().rollOut("Deployment", NAMESPACE, "tech-processor");
        await().untilAsserted(() -> assertThat(symbolsOf("extractor")).containsExactly("AAPL", "MSFT", "NVDA"));
        operator.cluster().workloads().rollOutAll();
        operator.awaitReady("tech");
    }

    @Test
    void aSymbolThatGoesIsFetchedNoMoreBeforeTheProcessorForgetsIt() throws Exception {
        symbols("AAPL");

        operator.awaitReason("tech", ConditionType.ProcessorReady, "WaitsForOther");
        assertThat(symbolsOf("extractor")).containsExactly("AAPL");
        assertThat(symbolsOf("processor")).containsExactly("AAPL", "MSFT");

        operator.cluster().workloads().rollOut("StatefulSet", NAMESPACE, "tech-extractor");
        await().untilAsserted(() -> assertThat(symbolsOf("processor")).containsExactly("AAPL"));
        operator.cluster().workloads().rollOutAll();
        operator.awaitReady("tech");
    }

    @Test
    void whereSomeComeAndSomeGoTheProcessorIsFirst() throws Exception {
        symbols("AAPL", "NVDA");

        operator.awaitReason("tech", ConditionType.ExtractorReady, "WaitsForOther");
        assertThat(symbolsOf("processor")).containsExactly("AAPL", "NVDA");
        assertThat(symbolsOf("extractor")).containsExactly("AAPL", "MSFT");

        operator.cluster().workloads().rollOutAll();
        await().untilAsserted(() -> assertThat(symbolsOf("extractor")).containsExactly("AAPL", "NVDA"));
    }

    @Test
    void anEditOfOtherThingsWaitsForNobody() throws Exception {
        operator.edit("tech", spec -> {
            spec.put("restartNonce", 1);
            spec.put("grace", "20s");
        });

        await().untilAsserted(() -> {
            assertThat(template(operator.extractor("tech"))).contains("stockpipeline.io/restart=1");
            assertThat(template(operator.processor("tech"))).contains("stockpipeline.io/restart=1");
        });
    }

    @Test
    void anOldPodThatRunsOnDoesNotMakeAnEditReady() {
        operator.edit("tech", spec -> spec.put("image", "registry.example/broken:1"));
        operator.awaitReason("tech", ConditionType.ProcessorReady, "Progressing");

        operator.cluster()
                .workloads()
                .fail(
                        "Deployment",
                        NAMESPACE,
                        "tech-processor",
                        PodTrouble.imagePullBackOff("wait-for-kafka", "registry.example/broken:1"));

        assertThat(operator.awaitReason("tech", ConditionType.ProcessorReady, "ImagePullBackOff")
                        .message())
                .contains("pod tech-processor-", "Back-off pulling image \"registry.example/broken:1\"");
        assertThat(operator.pipeline("tech").getStatus().phase()).isEqualTo(Phase.Degraded);
    }

    @Test
    void anInvalidSpecLeavesWhatRunsAndMendingItConverges() {
        String before = template(operator.processor("tech"));
        operator.edit("tech", spec -> {
            spec.put("restartNonce", 1);
            spec.withArray("/windows").addObject().put("type", "Hopping").put("size", "5m");
        });
        assertThat(operator.awaitReason("tech", ConditionType.Ready, "InvalidSpec")
                        .message())
                .isEqualTo("spec.windows[1].advance: a Hopping window needs advance (for example 1s)");
        assertThat(operator.pipeline("tech").getStatus().phase()).isEqualTo(Phase.Failed);
        assertThat(template(operator.processor("tech"))).isEqualTo(before);

        operator.cluster().workloads().automatic();
        operator.edit("tech", spec -> spec.withArray("/windows").remove(1));

        operator.awaitReady("tech");
        assertThat(template(operator.processor("tech"))).contains("stockpipeline.io/restart=1");
        assertThat(operator.pipeline("tech").getStatus().phase()).isEqualTo(Phase.Running);
    }

    @Test
    void aPausedPipelineIsNotRepairedUntilItGoesOn() {
        operator.edit("tech", spec -> spec.put("paused", true));
        await().until(() -> operator.pipeline("tech").getStatus().phase() == Phase.Paused);
        operator.settle();

        operator.client().resource(operator.processor("tech")).delete();
        operator.assertQuiet();
        assertThat(operator.processor("tech")).isNull();

        operator.cluster().workloads().automatic();
        operator.edit("tech", spec -> spec.put("paused", false));
        operator.awaitReady("tech");
        assertThat(operator.processor("tech")).isNotNull();
    }

    @Test
    void theVolumesWorkloadTakesThePlaceOfTheOtherInOneLook() {
        operator.edit("tech", spec -> spec.withObject("/processor/storage").put("size", "1Gi"));

        await().untilAsserted(() -> assertThat(operator.changes())
                .contains("apply StatefulSet/tech-processor", "delete Deployment/tech-processor"));
        await().until(() -> operator.processor("tech") == null);

        operator.cluster().workloads().automatic();
        operator.awaitReady("tech");
        operator.edit("tech", spec -> spec.withObject("/processor").remove("storage"));
        await().until(() -> operator.processor("tech") != null);
        operator.awaitReady("tech");
        assertThat(operator.workloads("tech"))
                .extracting(workload ->
                        workload.getKind() + " " + workload.getMetadata().getName())
                .containsExactlyInAnyOrder(
                        "Deployment tech-console", "Deployment tech-processor", "StatefulSet tech-extractor");
    }

    @Test
    void theTwoNewestSettingsAreKept() {
        operator.cluster().workloads().automatic();
        for (String grace : List.of("10s", "11s", "12s")) {
            operator.edit("tech", spec -> spec.put("grace", grace));
            operator.awaitReady("tech");
        }

        await().untilAsserted(() -> assertThat(operator.client()
                        .configMaps()
                        .inNamespace(NAMESPACE)
                        .withLabel("app.kubernetes.io/component", "processor")
                        .list()
                        .getItems())
                .hasSize(2)
                .anySatisfy(config ->
                        assertThat(config.getData().get("pipeline.yaml")).contains("\"12s\""))
                .anySatisfy(config ->
                        assertThat(config.getData().get("pipeline.yaml")).contains("\"11s\"")));
    }

    @Test
    void whatIsTooMuchForThePartitionsIsSaid() {
        operator.cluster().workloads().automatic();
        operator.edit("tech", spec -> spec.withObject("/processor").put("replicas", 9));

        assertThat(operator.awaitReason("tech", ConditionType.ProcessorReady, "CappedByPartitions")
                        .message())
                .startsWith("4 pods run, not 9");
        assertThat(operator.processor("tech").getSpec().getReplicas()).isEqualTo(4);
        operator.awaitReady("tech");
    }

    @Test
    void aSourceSecretThatIsAwayIsSaidAndRollsNobody() {
        operator.cluster().workloads().automatic();
        operator.secret("finnhub", Map.of("token", "t"));
        operator.apply("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: finn }
                spec:
                  symbols: [AAPL]
                  source: { finnhub: { apiKey: { secretKeyRef: { name: finnhub, key: token } } } }
                  windows: [{ size: 5m }]
                  topics: { partitions: 1 }
                """);
        operator.awaitReady("finn");
        String before = template(operator.extractor("finn"));

        operator.client().secrets().inNamespace(NAMESPACE).withName("finnhub").delete();

        assertThat(operator.awaitReason("finn", ConditionType.ExtractorReady, "SecretMissing")
                        .message())
                .isEqualTo("spec.source: there is no Secret finnhub in namespace test: create it");
        assertThat(template(operator.extractor("finn"))).isEqualTo(before);
        operator.secret("finnhub", Map.of("token", "t"));
        operator.awaitReady("finn");
        assertThat(template(operator.extractor("finn"))).isEqualTo(before);
    }

    @Test
    void aSecretOfTheConsoleIsNamedByItsFieldAndHoldsUpNobodyElse() {
        operator.cluster().workloads().automatic();

        operator.edit(
                "tech",
                spec -> spec.withObject("/console/auth")
                        .put("type", "Token")
                        .withObject("/secretRef")
                        .put("name", "t"));

        assertThat(operator.awaitReason("tech", ConditionType.ConsoleReady, "SecretMissing")
                        .message())
                .isEqualTo("spec.console.auth.secretRef: there is no Secret t in namespace test: create it");
        assertThat(operator.condition("tech", ConditionType.ProcessorReady)
                        .orElseThrow()
                        .holds())
                .isTrue();
        operator.secret("t", Map.of("desk", "a token"));
        operator.awaitReady("tech");
    }

    private void symbols(String... symbols) {
        operator.edit("tech", spec -> {
            var list = spec.putArray("symbols");
            for (String symbol : symbols) {
                list.add(symbol);
            }
        });
    }

    private List<String> symbolsOf(String role) throws Exception {
        String config =
                operator.config(role.equals("extractor") ? operator.extractor("tech") : operator.processor("tech"));
        return YAML.convertValue(
                YAML.readTree(config).at("/spec/symbols"),
                YAML.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
