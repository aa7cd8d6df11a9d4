package io.stockpipeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Tick;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** How long ticks took, by the pipeline's source. */
class ViewRecordsTest {
    private static final long NOW = 1_700_000_000_000L;

    @Test
    void shouldTellHowLongTradesTookOfLiveSourcesOnly() {
        assertThat(latencies("kafka: { topic: trades, format: Json }")).containsExactly(250L);
        assertThat(latencies("file: { path: trades.csv, format: Csv }")).isEmpty();
    }

    private static List<Long> latencies(String source) {
        StockPipeline pipeline = ViewPlanTest.pipeline("A", source);
        LiveView view = LiveView.of(pipeline);
        Views.ready(view);
        List<Long> latencies = new ArrayList<>();
        ViewRecords records = new ViewRecords(
                view,
                new ViewTopics(pipeline, view.plan()),
                Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
                latencies::add);
        Averages record = new Averages();
        record.reset("A", NOW - 250, new Tick("A", NOW - 250, Decimal.of("1.5"), null, null, null, null, null));
        records.take(new ConsumerRecord<>(
                PipelineTopics.of(pipeline).averages(), 0, 0, new byte[0], new AveragesCodec().encode(record)));
        assertThat(records.taken()).isEqualTo(1);
        return latencies;
    }
}
