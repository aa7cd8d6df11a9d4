package io.stockpipeline.bench.streams;

import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.wire.Tick;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * Averages of 5, 10 and 15 minutes that hop by one: the nearest that time windows of the DSL come to sliding ones. A tick
 * is in 30 of them.
 */
public final class HoppingAverages {
    private static final Duration ADVANCE = Duration.ofMinutes(1);

    private HoppingAverages() {}

    public static void main(String[] arguments) throws InterruptedException {
        Contest contest = Contest.ofThisProcess();
        RecordCache cache = RecordCache.ofThisProcess();
        new DslRun(contest, cache).run(topology(contest.input(), contest.output(), cache));
    }

    static Topology topology(String input, String output, RecordCache cache) {
        StreamsBuilder builder = new StreamsBuilder();
        KGroupedStream<String, Tick> bySymbol =
                builder.stream(input, TickSerde.consumed()).groupByKey(Grouped.with(Serdes.String(), TickSerde.TICKS));
        for (Span span : Span.ALL) {
            bySymbol.windowedBy(
                            TimeWindows.ofSizeAndGrace(span.size(), Span.GRACE).advanceBy(ADVANCE))
                    .aggregate(() -> PriceSum.NONE, (symbol, tick, sum) -> sum.plus(tick), cache.store(span))
                    .toStream()
                    .map((key, sum) -> KeyValue.pair(key.key(), WindowAverage.of(span, key, sum)))
                    .to(output, Produced.with(Serdes.String(), WindowAverage.JSON));
        }
        return builder.build();
    }
}
