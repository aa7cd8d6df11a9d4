package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.NAMESPACE;
import static io.stockpipeline.app.operator.OperatorUnderTest.template;
import static io.stockpipeline.app.operator.OperatorUnderTest.topics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.resource.ConditionType;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a StockPipeline becomes, that it stays so, and that nothing is written where nothing differs. */
class ReconcileTest {
    static final String TECH = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: tech }
            spec:
              symbols: [AAPL, MSFT]
              source: { synthetic: {} }
              windows: [{ size: 5m, tolerance: 0.5% }]
              topics: { partitions: 2 }
            """;

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
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }

    @Test
    void pipelineBecomesTopicsAndWorkloadsAndSaysSo() throws Exception {
        operator.apply(TECH);

        operator.awaitReady("tech");

        assertThat(topics(kafka, "tech"))
                .containsExactly(
                        "test.tech.alarms",
                        "test.tech.averages",
                        "test.tech.bars",
                        "test.tech.dead-letters",
                        "test.tech.positions",
                        "test.tech.ticks");
        assertThat(operator.extractor("tech").getStatus().getReadyReplicas()).isEqualTo(1);
        assertThat(operator.processor("tech").getStatus().getReadyReplicas()).isEqualTo(1);
        var status = operator.pipeline("tech").getStatus();
        assertThat(status.symbolCount()).isEqualTo(2);
        assertThat(status.source()).isEqualTo("synthetic");
        assertThat(status.kafka()).isEqualTo(kafka.bootstrapServers());
        assertThat(status.replicas()).isEqualTo(1);
        assertThat(status.lag()).isZero();
        assertThat(status.selector()).contains("app.kubernetes.io/component=processor");
        assertThat(status.conditions()).allSatisfy(condition -> {
            assertThat(condition.message()).isNotBlank();
            assertThat(condition.lastTransitionTime()).isNotBlank();
        });
    }

    @Test
    void furtherLooksWriteNothing() {
        operator.apply(TECH);
        operator.awaitReady("tech");
        operator.settle();

        operator.assertQuiet();
    }

    @Test
    void anOperatorThatStartsAnewWritesNothing() {
        operator.apply(TECH);
        operator.awaitReady("tech");
        operator.settle();

        operator.restart(Map.of("STOCKPIPELINE_BOOTSTRAP_SERVERS", kafka.bootstrapServers()));

        operator.assertQuiet();
    }

    @Test
    void whatSomebodyChangesIsRepairedInOneLook() {
        operator.apply(TECH);
        operator.awaitReady("tech");
        String wanted = template(operator.processor("tech"));
        operator.settle();

        operator.client()
                .apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("tech-processor")
                .edit(deployment -> new DeploymentBuilder(deployment)
                        .editSpec()
                        .withReplicas(5)
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("somebody/else:1")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());

        await().untilAsserted(() -> {
            assertThat(template(operator.processor("tech"))).isEqualTo(wanted);
            assertThat(operator.processor("tech").getSpec().getReplicas()).isEqualTo(1);
        });
        assertThat(operator.writes().stream()
                        .filter(write -> write.target().startsWith("Deployment"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatSomebodyDeletesIsMadeAgain() {
        operator.apply(TECH);
        operator.awaitReady("tech");

        operator.client().resource((HasMetadata) operator.extractor("tech")).delete();
        operator.client()
                .configMaps()
                .inNamespace(NAMESPACE)
                .withLabel("app.kubernetes.io/component", "processor")
                .delete();

        await().untilAsserted(() -> {
            assertThat(operator.extractor("tech")).isNotNull();
            assertThat(operator.client()
                            .configMaps()
                            .inNamespace(NAMESPACE)
                            .withLabel("app.kubernetes.io/component", "processor")
                            .list()
                            .getItems())
                    .hasSize(1);
        });
        operator.awaitReady("tech");
    }

    @Test
    void twoPipelinesDoNotTouchEachOther() {
        operator.apply(TECH);
        operator.apply(TECH.replace("name: tech", "name: other"));
        operator.awaitReady("tech");
        operator.awaitReady("other");
        String other = template(operator.processor("other"));
        operator.settle();

        operator.edit(
                "tech",
                spec -> ((com.fasterxml.jackson.databind.node.ObjectNode) spec.at("/windows/0"))
                        .put("tolerance", "0.7%"));

        await().untilAsserted(() -> assertThat(operator.changes()).anyMatch(write -> write.contains("tech-processor")));
        operator.awaitReady("tech");
        assertThat(template(operator.processor("other"))).isEqualTo(other);
        assertThat(operator.changes()).noneMatch(write -> write.contains("other"));
    }

    @Test
    void whatIsSomebodyElsesIsNotTakenOver() {
        ServiceAccount account = new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("theirs")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withAutomountServiceAccountToken(true)
                .build();
        operator.client().resource(account).create();

        operator.apply(TECH.replace("name: tech", "name: theirs"));

        assertThat(operator.awaitReason("theirs", ConditionType.Ready, "NameTaken")
                        .message())
                .contains("ServiceAccount " + NAMESPACE + "/theirs");
        assertThat(operator.client().resource(account).get().getMetadata().getOwnerReferences())
                .isEmpty();

        operator.client().resource(account).delete();
        operator.awaitReady("theirs");
    }

    @Test
    void thePolicyThatTheSpecNamesLastDecidesOnTheTopics() throws Exception {
        operator.apply(TECH.replace("name: tech", "name: kept")
                .replace("partitions: 2", "partitions: 2, deletionPolicy: Delete"));
        operator.awaitReady("kept");
        operator.stop();

        operator.edit("kept", spec -> ((ObjectNode) spec.get("topics")).put("deletionPolicy", "Retain"));
        operator.client().resource(operator.pipeline("kept")).delete();
        operator.restart(Map.of("STOCKPIPELINE_BOOTSTRAP_SERVERS", kafka.bootstrapServers()));

        await().until(() -> operator.pipeline("kept") == null);
        assertThat(topics(kafka, "kept")).hasSize(6);
    }
}
