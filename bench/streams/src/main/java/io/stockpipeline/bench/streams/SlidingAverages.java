package io.stockpipeline.bench.streams;

import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.wire.Tick;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SlidingWindows;

/**
 * Sliding averages of 5, 10 and 15 minutes, as the DSL has them: it keeps a window for every tick in it, so each tick
 * changes hundreds.
 */
public final class SlidingAverages {
    /** So few are on their way at once: at its speed, thousands would make what is consumed mean nothing. */
    private static final int ON_THE_WAY = 50;

    private SlidingAverages() {}

    public static void main(String[] arguments) throws InterruptedException {
        Contest contest = Contest.ofThisProcess();
        RecordCache cache = RecordCache.ofThisProcess();
        new DslRun(contest, cache)
                .with(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), ON_THE_WAY)
                .with(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, ON_THE_WAY)
                .run(topology(contest.input(), contest.output(), cache));
    }

    static Topology topology(String input, String output, RecordCache cache) {
        StreamsBuilder builder = new StreamsBuilder();
        KGroupedStream<String, Tick> bySymbol =
                builder.stream(input, TickSerde.consumed()).groupByKey(Grouped.with(Serdes.String(), TickSerde.TICKS));
        for (Span span : Span.ALL) {
            bySymbol.windowedBy(SlidingWindows.ofTimeDifferenceAndGrace(span.size(), Span.GRACE))
                    .aggregate(() -> PriceSum.NONE, (symbol, tick, sum) -> sum.plus(tick), cache.store(span))
                    .toStream()
                    .map((key, sum) -> KeyValue.pair(key.key(), WindowAverage.of(span, key, sum)))
                    .to(output, Produced.with(Serdes.String(), WindowAverage.JSON));
        }
        return builder.build();
    }
}
