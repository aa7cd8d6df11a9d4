package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.kubernetes.api.Write;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators of different names in one cluster do not undo each other's work. */
class ContestTest {
    private static final String FIRST = OperatorUnderTest.USER;
    private static final String SECOND = "second";

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
    void startOperators() {
        operator = OperatorUnderTest.start(folder, named("first"));
        operator.apply(ReconcileTest.TECH);
        operator.awaitReady("tech");
        operator.settle();
        operator.another(SECOND, named("second"));
    }

    @AfterEach
    void stopOperators() {
        operator.close();
    }

    @Test
    void theSecondSaysOnceThatItStandsBackAndDoesNothingElse() {
        assertThat(operator.awaitReason("tech", ConditionType.Contested, "Contested")
                        .message())
                .isEqualTo("operator operators/second keeps its hands off: operators/first looks after this pipeline;"
                        + " to change that, annotate it with stockpipeline.io/operator=operators/second");

        operator.edit("tech", spec -> spec.put("restartNonce", 1));
        operator.awaitReady("tech");
        operator.label("tech", "team", "quant");
        operator.atRest();

        assertThat(by(SECOND))
                .extracting(write -> write.verb() + " " + write.kind() + " " + write.subresource())
                .containsExactly("apply StockPipeline status", "create Event ");
        assertThat(operator.condition("tech", ConditionType.Ready).orElseThrow().reason())
                .isEqualTo("Running");
        operator.settle();
        operator.assertQuiet();
    }

    @Test
    void theAnnotationHandsThePipelineOverAndBack() {
        operator.awaitReason("tech", ConditionType.Contested, "Contested");
        String template = OperatorUnderTest.template(operator.processor("tech"));

        giveTo("operators/second");
        awaitContested("operator operators/first keeps its hands off: operators/second looks after");
        operator.awaitReady("tech");
        operator.settle();
        operator.edit("tech", spec -> spec.put("grace", "20s"));
        operator.awaitReady("tech");
        assertThat(by(FIRST)).isEmpty();
        assertThat(OperatorUnderTest.template(operator.processor("tech"))).isNotEqualTo(template);

        giveTo("operators/first");
        awaitContested("operator operators/second keeps its hands off");
        operator.settle();
        operator.edit("tech", spec -> spec.put("grace", "10s"));
        operator.awaitReady("tech");
        operator.atRest();
        assertThat(by(SECOND)).isEmpty();
    }

    @Test
    void withoutTheAnnotationItStaysWithTheOneThatHasIt() {
        giveTo("operators/second");
        awaitContested("operator operators/first keeps its hands off");
        operator.settle();

        operator.alter("tech", resource -> resource.getMetadata().setAnnotations(Map.of()));
        operator.edit("tech", spec -> spec.put("grace", "20s"));
        operator.awaitReady("tech");
        operator.atRest();

        assertThat(by(FIRST)).isEmpty();
        assertThat(by(SECOND)).isNotEmpty();
    }

    @Test
    void aReinstallationUnderTheSameNameTakesOver() {
        operator.restart(named("first"));
        operator.edit("tech", spec -> spec.put("grace", "20s"));

        operator.awaitReady("tech");
        await().atMost(Duration.ofSeconds(10)).until(() -> by(FIRST).size() > 1);
    }

    private void awaitContested(String words) {
        await().untilAsserted(() -> assertThat(operator.condition("tech", ConditionType.Contested))
                .hasValueSatisfying(condition -> assertThat(condition.message()).startsWith(words)));
    }

    private void giveTo(String identity) {
        operator.alter(
                "tech",
                resource -> resource.getMetadata().setAnnotations(Map.of("stockpipeline.io/operator", identity)));
    }

    private List<Write> by(String user) {
        return operator.cluster().writesBy(user);
    }

    private static Map<String, String> named(String name) {
        Map<String, String> variables = new HashMap<>();
        variables.put(OperatorSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
        variables.put(OperatorSettings.NAME, name);
        return variables;
    }
}
