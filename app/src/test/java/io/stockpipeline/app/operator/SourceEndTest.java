package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is read to its end completes its pipeline; the real extractor stands in for the pod. */
class SourceEndTest {
    @TempDir
    Path folder;

    @Test
    void aSourceAtItsEndCompletesThePipeline() throws Exception {
        Files.writeString(
                folder.resolve("x.csv"), "symbol,time,price\nAAPL,1700000000000,1.5\nMSFT,1700000001000,2.5\n");
        try (EmbeddedBroker kafka = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {});
                OperatorUnderTest operator = OperatorUnderTest.start(folder, kafka)) {
            String yaml = KafkaTroubleTest.pipeline(
                    "finite", "source: { file: { path: " + folder.resolve("x.csv") + ", format: Csv } }");
            operator.apply(yaml);
            operator.awaitReady("finite");
            assertThat(operator.pipeline("finite").getStatus().phase()).isEqualTo(Phase.Running);

            extract(kafka, yaml);
            operator.awaitReason("finite", ConditionType.ExtractorReady, "SourceCompleted");
            operator.awaitReason("finite", ConditionType.Ready, "SourceCompleted");
            await().untilAsserted(() ->
                    assertThat(operator.pipeline("finite").getStatus().phase()).isEqualTo(Phase.Completed));
            assertThat(operator.events("finite")).anyMatch(event -> event.startsWith("SourceCompleted"));
            assertThat(operator.pipeline("finite").getStatus().lastTickTime()).isNotBlank();
            operator.settle();
            operator.assertQuiet();

            // Of a longer file the end of the first says nothing.
            Files.writeString(
                    folder.resolve("y.csv"), Files.readString(folder.resolve("x.csv")) + "AAPL,1700000002000,1.6\n");
            operator.edit(
                    "finite",
                    spec -> spec.withObject("/source/file")
                            .put("path", folder.resolve("y.csv").toString()));
            operator.awaitReady("finite");
            extract(kafka, yaml.replace("x.csv", "y.csv"));
            operator.awaitReason("finite", ConditionType.Ready, "SourceCompleted");
        }
    }

    private void extract(EmbeddedBroker kafka, String yaml) throws Exception {
        String local = yaml.replace("{ name: finite }", "{ name: finite, namespace: test }");
        try (Extractor extractor = new Extractor(
                PipelineFile.of((ObjectNode) new YAMLMapper().readTree(local)),
                new PublisherConnection(kafka.bootstrapServers(), Map.of(), "finite"),
                0,
                SourceContext.of(folder, null, Clock.systemUTC()))) {
            extractor.start();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> extractor.health().ended());
        }
    }
}
