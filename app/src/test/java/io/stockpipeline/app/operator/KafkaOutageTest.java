package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka that goes and comes back on the same data and address. */
class KafkaOutageTest {
    @TempDir
    Path folder;

    @Test
    void aKafkaThatIsLostForAWhileIsSaidAndFoundAgain() {
        Path data = folder.resolve("kafka");
        EmbeddedBroker kafka = EmbeddedBroker.start(data, fault -> {});
        String address = kafka.bootstrapServers();
        try (OperatorUnderTest operator = OperatorUnderTest.start(folder, kafka)) {
            operator.apply(ReconcileTest.TECH);
            operator.awaitReady("tech");
            operator.settle();

            kafka.close();
            operator.awaitReason("tech", ConditionType.Ready, "KafkaUnreachable");
            assertThat(operator.pipeline("tech").getStatus().phase()).isEqualTo(Phase.Degraded);
            assertThat(operator.pipeline("tech").getStatus().lag()).isNull();
            assertThat(operator.changes())
                    .as("what runs goes on and waits for it")
                    .containsExactly("apply StockPipeline/tech/status");

            // Edits are rolled out all the same: the pods wait for Kafka, and others may be reached by it.
            operator.edit("tech", spec -> spec.put("restartNonce", 1));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> OperatorUnderTest.template(operator.processor("tech"))
                            .contains("stockpipeline.io/restart"));

            kafka = EmbeddedBroker.start(data, fault -> {});
            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            operator.awaitReady("tech");
            assertThat(operator.pipeline("tech").getStatus().phase()).isEqualTo(Phase.Running);
            assertThat(operator.events("tech"))
                    .noneMatch(event -> event.startsWith("TopicDeletedExternally"))
                    .anyMatch(event -> event.startsWith("KafkaUnreachable"));
        } finally {
            kafka.close();
        }
    }
}
