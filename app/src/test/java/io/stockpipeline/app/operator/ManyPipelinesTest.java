package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.TestSettings;
import io.stockpipeline.operator.chart.ShippedRights;
import io.stockpipeline.operator.kubernetes.KubernetesDouble;
import io.stockpipeline.operator.kubernetes.api.Write;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator in its own process with many pipelines: what it takes and how long, and that a quiet cluster stays quiet. Forty
 * pipelines by default; two hundred, as the limits of its pod are meant for, with {@code -Dpipelines=200}, which takes minutes.
 * The process has the options that the chart and the image give it, but for those that only newer Javas know.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the memory of a process is read from /proc")
class ManyPipelinesTest {
    private static final int PIPELINES = Integer.getInteger("pipelines", 40);
    private static final long MOST_MEGABYTES = 256;

    @TempDir
    Path folder;

    @Test
    void manyPipelinesFitIntoTheMemoryOfThePodAndComeToRest() throws Exception {
        try (EmbeddedBroker kafka = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {});
                KubernetesDouble cluster = new KubernetesDouble().defineStockPipelines()) {
            cluster.workloads().automatic();
            cluster.client("operator", ShippedRights.inCluster("operators"));
            for (int i = 0; i < PIPELINES; i++) {
                apply(cluster, "p" + i);
            }
            Instant started = Instant.now();
            try (OperatorProcess operator = OperatorProcess.start(
                    folder,
                    cluster.config("operator").build(),
                    Map.of(
                            OperatorSettings.IMAGE, TestSettings.IMAGE,
                            OperatorSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                            OperatorSettings.NAMESPACE, "operators",
                            OperatorSettings.LEADER_ELECTION, "false",
                            OperatorSettings.RESYNC, "20s"),
                    // A third of the chart's limit, and a beginning as small as in a pod.
                    "-Xmx134m",
                    "-Xms8m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1")) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !writes(cluster).isEmpty());
                Duration first = Duration.between(started, Instant.now());
                await().atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> ready(cluster) == PIPELINES || !operator.isAlive());
                assertThat(operator.isAlive()).as(operator.printed()).isTrue();
                Duration all = Duration.between(started, Instant.now());
                int written = quiet(cluster);

                // A resync looks at every pipeline, and there is nothing to say of any.
                cluster.clearWrites();
                await().pollDelay(Duration.ofSeconds(35))
                        .atMost(Duration.ofSeconds(40))
                        .until(() -> true);
                List<Write> later = writes(cluster);
                long peak = operator.peakMegabytes();
                System.out.printf(
                        "%d pipelines: first write after %d ms, all ready after %d s, %.1f writes a pipeline, %d in a"
                                + " quiet resync, at most %d MiB%n",
                        PIPELINES, first.toMillis(), all.toSeconds(), (double) written / PIPELINES, later.size(), peak);
                assertThat(later).isEmpty();
                assertThat(peak).isLessThanOrEqualTo(MOST_MEGABYTES);
            }
        }
    }

    /** Waits until nothing was written for longer than a status may be held back; how much had been. */
    private static int quiet(KubernetesDouble cluster) {
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            int before = writes(cluster).size();
            await().pollDelay(Duration.ofSeconds(32))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> true);
            return before == writes(cluster).size();
        });
        return writes(cluster).size();
    }

    private static List<Write> writes(KubernetesDouble cluster) {
        return cluster.writesBy("operator");
    }

    private static long ready(KubernetesDouble cluster) {
        return cluster
                .client()
                .resources(StockPipelineResource.class)
                .inNamespace(KubernetesDouble.NAMESPACE)
                .list()
                .getItems()
                .stream()
                .filter(pipeline -> pipeline.getStatus() != null
                        && pipeline.getStatus()
                                .condition(ConditionType.Ready)
                                .filter(Condition::holds)
                                .isPresent())
                .count();
    }

    private static void apply(KubernetesDouble cluster, String name) throws Exception {
        StockPipelineResource resource = new StockPipelineResource();
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(KubernetesDouble.NAMESPACE)
                .build());
        resource.setSpec(Edit.of(name).tree());
        cluster.client()
                .resource(resource)
                .fieldManager("kubectl")
                .forceConflicts()
                .serverSideApply();
    }
}
