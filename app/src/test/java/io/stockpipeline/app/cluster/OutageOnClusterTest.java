package io.stockpipeline.app.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stockpipeline.operator.resource.ConditionType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Kafka goes away and comes back. It needs a Kafka that the tests may stop: the one that they install. */
@OnCluster
class OutageOnClusterTest {
    @Test
    void anOutageOfKafkaIsSaidAndSurvived(Trial trial) {
        assumeTrue(
                trial.kafka() instanceof InstalledKafka,
                "a Kafka given by -Dkubernetes.kafka is not stopped; leave that out and the tests install one");
        InstalledKafka kafka = (InstalledKafka) trial.kafka();
        TrialPipeline pipeline = trial.pipeline("patient").apply("""
                symbols: [AAPL]
                source: { synthetic: { rate: 10 } }
                windows: [{ size: 10s }]
                topics: { partitions: 1, deletionPolicy: Delete }
                """);
        pipeline.awaitReady();

        kafka.stop();
        pipeline.awaitReason(ConditionType.TopicsReady, "KafkaUnreachable");

        kafka.start();
        pipeline.awaitReady();
        pipeline.awaitFlow(Instant.now());
    }
}
