package io.stockpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.model.line.WrongMappingException;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.processor.task.TaskPlan;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What a pipeline that reads a topic of somebody else's is made of, and what it refuses to be. */
class RekeyTopologyTest {
    private static final String FINNHUB =
            "topic: trades, fields: { symbol: s, time: t, price: p, size: v }, explode: data";

    @Test
    void shouldKeepTheNamesOfItsNodesAndTheNumberOfTheEnginesPart() throws IOException {
        String golden = RekeyTrial.text(
                getClass().getResourceAsStream("/topology-rekey.txt").readAllBytes());

        assertThat(topology(FINNHUB)).isEqualToIgnoringNewLines(golden);
    }

    @Test
    void shouldReadAKeyedTopicWithoutADetour() {
        assertThat(topology("topic: trades, keyed: true"))
                .contains("Source: ticks (topics: [trades])")
                .doesNotContain("local.test.ticks", "Sub-topology: 1");
    }

    @Test
    void shouldRefuseAMappingThatCannotBeBeforeAnythingStarts() {
        StockPipeline pipeline =
                RekeyTrial.pipeline("topic: trades, fields: { symbol: s, time: 0, price: p }", "symbols: [A]");

        assertThatThrownBy(() -> ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, new PartitionProgress())))
                .isInstanceOf(WrongMappingException.class)
                .hasMessageStartingWith("spec.source.kafka.fields.");
    }

    @Test
    void shouldRefuseToReadWhatItWrites() {
        assertThatThrownBy(() -> topology("topic: local.test.ticks"))
                .isInstanceOf(UnusableSourceTopicException.class)
                .hasMessage("spec.source.kafka.topic: local.test.ticks is a topic that this pipeline writes itself;"
                        + " name the one that others write, or say keyed: true");
        assertThatThrownBy(() -> topology("topic: local.test.dead-letters, keyed: true"))
                .isInstanceOf(UnusableSourceTopicException.class);
        assertThat(topology("topic: local.test.ticks, keyed: true")).contains("topics: [local.test.ticks]");
    }

    @Test
    void shouldTakeARecordWithoutATimeAsArrivingNow() {
        assertThat(new ArrivalTime().extract(new ConsumerRecord<>("t", 0, 0, null, null), -1))
                .isPositive();
    }

    private static String topology(String kafka) {
        StockPipeline pipeline = RekeyTrial.pipeline(kafka, "symbols: [AAPL]");
        return ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, new PartitionProgress()))
                .describe()
                .toString();
    }
}
