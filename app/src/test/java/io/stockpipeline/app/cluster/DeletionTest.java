package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes with a pipeline and what stays. */
@OnCluster
class DeletionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void retainLeavesTheTopicsAndTakesEverythingElse(Trial trial) {
        TrialPipeline pipeline = running(trial, "kept", "Retain");
        assertThat(pipeline.get().getMetadata().getFinalizers()).isEmpty();

        pipeline.delete();

        awaitNoObjects(trial, "kept");
        if (trial.kafka().isReadable()) {
            Set<String> left = trial.kafka().topics(pipeline.qualifiedName() + ".");
            assertThat(left).contains(pipeline.topic("ticks"), pipeline.topic("averages"), pipeline.topic("alarms"));
            trial.kafka().delete(left);
        } else {
            Trial.say("the topics %s.* stay in Kafka, as they should: delete them", pipeline.qualifiedName());
        }
    }

    @Test
    void deleteTakesTheTopicsToo(Trial trial) {
        TrialPipeline pipeline = running(trial, "gone", "Delete");

        pipeline.delete();

        awaitNoObjects(trial, "gone");
        if (trial.kafka().isReadable()) {
            assertThat(trial.kafka().topics(pipeline.qualifiedName() + ".")).isEmpty();
        }
    }

    private static TrialPipeline running(Trial trial, String name, String policy) {
        TrialPipeline pipeline = trial.pipeline(name).apply("""
                symbols: [AAPL]
                source: { synthetic: { rate: 10 } }
                windows: [{ size: 10s }]
                topics: { partitions: 1, deletionPolicy: %s }
                """.formatted(policy));
        pipeline.awaitReady();
        return pipeline;
    }

    private static void awaitNoObjects(Trial trial, String name) {
        String namespace = trial.namespace("pipelines");
        String selector = "app.kubernetes.io/instance=" + name;
        var client = trial.client();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.apps()
                            .statefulSets()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(client.apps()
                            .deployments()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(client.pods()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(client.configMaps()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(client.services()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(client.serviceAccounts()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(client.network()
                            .v1()
                            .networkPolicies()
                            .inNamespace(namespace)
                            .withLabelSelector(selector)
                            .list()
                            .getItems())
                    .isEmpty();
        });
    }
}
