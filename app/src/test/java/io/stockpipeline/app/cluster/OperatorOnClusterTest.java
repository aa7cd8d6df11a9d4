package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.stockpipeline.operator.resource.ConditionType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The operator as the chart installs it: in a pod, with the chart's rights and nothing more. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorOnClusterTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Trial trial;
    private TrialPipeline pipeline;

    @BeforeAll
    void apply(Trial given) {
        trial = given;
        pipeline = trial.pipeline("watched").apply("""
                symbols: [AAPL]
                source: { synthetic: { rate: 10 } }
                windows: [{ size: 10s }]
                topics: { partitions: 1, deletionPolicy: Delete }
                """);
        pipeline.awaitReady();
    }

    /** It asks for health and figures by the operator's Service. */
    @Test
    void theChartsOwnTestPasses() {
        trial.operator().test();
    }

    @Test
    @Order(0)
    void aKilledOperatorIsReplacedAndTouchesNoPod() {
        Set<String> before = podsOfPipeline();
        trial.client()
                .resource(trial.operator().pods().get(0))
                .withGracePeriod(0)
                .delete();

        pipeline.scale(0);

        pipeline.awaitReason(ConditionType.ProcessorReady, "ScaledToZero");
        pipeline.scale(1);
        pipeline.awaitReady();
        assertThat(pipeline.podIds("extractor")).hasSize(1).isSubsetOf(before);
    }

    @Test
    @Order(2)
    void aSecondOperatorStandsByAndTakesOver() {
        String alone = trial.operator().leader();
        trial.operator().upgrade("replicas: 2\n");
        List<Pod> pods = trial.operator().pods();
        assertThat(pods).hasSize(2);
        await().atMost(PATIENCE).until(() -> isPod(trial.operator().leader(), pods));
        String leader = trial.operator().leader();
        assertThat(leader).isNotEqualTo(alone);

        Instant deleted = Instant.now();
        pods.stream()
                .filter(pod -> pod.getMetadata().getName().equals(leader))
                .forEach(pod -> trial.client().resource(pod).delete());

        await().alias("another than " + leader + " leads")
                .atMost(PATIENCE)
                .until(() -> !trial.operator().leader().equals(leader)
                        && !trial.operator().leader().isEmpty());
        Instant taken = Instant.now();
        pipeline.scale(0);
        pipeline.awaitReason(ConditionType.ProcessorReady, "ScaledToZero");
        Trial.say(
                "the Lease changed hands in %s; %s later the new leader had scaled a pipeline",
                Duration.between(deleted, taken), Duration.between(taken, Instant.now()));
        pipeline.scale(1);
        pipeline.awaitReady();
        trial.operator().upgrade("replicas: 1\n");
    }

    /** After it was killed and has repaired what was missing. */
    @Test
    @Order(1)
    void itsRightsAreEnoughAndItsLogIsQuiet() {
        List<String> log = trial.operator().log();

        assertThat(JsonLog.of(log)).isNotEmpty().allMatch(JsonLog.Line::isGood);
        assertThat(log).noneMatch(line -> line.contains("orbidden"));
    }

    private static boolean isPod(String name, List<Pod> pods) {
        return pods.stream().anyMatch(pod -> pod.getMetadata().getName().equals(name));
    }

    private Set<String> podsOfPipeline() {
        PodList pods = trial.client()
                .pods()
                .inNamespace(pipeline.namespace())
                .withLabel("app.kubernetes.io/instance", "watched")
                .list();
        return pods.getItems().stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }
}
