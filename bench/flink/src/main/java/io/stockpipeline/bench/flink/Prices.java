package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The input as prices by symbol, with event times and watermarks. */
final class Prices {
    /** How late a tick may be, as everywhere in the contest. */
    private static final Duration LATENESS = Duration.ofSeconds(10);

    private Prices() {}

    static KeyedStream<Tuple2<String, Double>, String> bySymbol(
            StreamExecutionEnvironment environment, Contest contest) {
        // The records' own timestamps are the event times.
        return environment
                .fromSource(
                        KafkaEnds.source(contest, new PriceReader()),
                        WatermarkStrategy.forBoundedOutOfOrderness(LATENESS),
                        "ticks")
                .uid("ticks")
                .keyBy(price -> price.f0, Types.STRING);
    }
}
