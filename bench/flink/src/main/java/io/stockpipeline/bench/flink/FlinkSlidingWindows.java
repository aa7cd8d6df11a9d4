package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;

/**
 * Moving averages as Flink's DataStream offers them: sliding event-time windows of 5, 10 and 15 minutes, a new one every
 * minute, aggregated incrementally and written once when the watermark has passed their end.
 *
 * <p>Every tick crosses the network stack once. The three window operators share one task behind it: what comes out of
 * {@code keyBy} is partitioned by symbol, and a map that changes nothing leaves it so, which is the condition of {@link
 * DataStreamUtils#reinterpretAsKeyedStream}. Three windows on {@code keyBy} itself would serialise every tick three times.
 */
public final class FlinkSlidingWindows {
    private static final List<Duration> SIZES =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15));
    private static final Duration ADVANCE = Duration.ofMinutes(1);
    private static final Duration LATENESS = Duration.ofSeconds(10);

    private FlinkSlidingWindows() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        Contest contest = Contest.ofThisProcess();
        Contest.setting("windows", "SlidingEventTimeWindows 5m, 10m, 15m by 1m, out-of-orderness 10s");
        StreamExecutionEnvironment environment = LocalFlink.environment(contest);
        // The records' own timestamps are the event times.
        DataStream<Tuple2<String, Double>> prices = environment
                .fromSource(
                        KafkaEnds.source(contest, new PriceReader()),
                        WatermarkStrategy.forBoundedOutOfOrderness(LATENESS),
                        "ticks")
                .uid("ticks");
        windows(bySymbol(prices)).sinkTo(KafkaEnds.sink(contest)).name("averages");
        environment.execute("sliding windows");
    }

    private static KeyedStream<Tuple2<String, Double>, String> bySymbol(DataStream<Tuple2<String, Double>> prices) {
        DataStream<Tuple2<String, Double>> partitioned = prices.keyBy(price -> price.f0, Types.STRING)
                .map(price -> price)
                .returns(PriceReader.TYPE)
                .name("by symbol");
        return DataStreamUtils.reinterpretAsKeyedStream(partitioned, price -> price.f0, Types.STRING);
    }

    private static DataStream<Tuple2<byte[], byte[]>> windows(KeyedStream<Tuple2<String, Double>, String> prices) {
        return SIZES.stream()
                .map(size -> window(prices, size))
                .reduce(DataStream::union)
                .orElseThrow();
    }

    private static DataStream<Tuple2<byte[], byte[]>> window(
            KeyedStream<Tuple2<String, Double>, String> prices, Duration size) {
        String name = size.toMinutes() + "m";
        return prices.window(SlidingEventTimeWindows.of(size, ADVANCE))
                .aggregate(new MeanOfPrices(), new WindowRecord(name), Mean.TYPE, Mean.TYPE, KafkaEnds.RECORD)
                .name(name)
                .uid(name);
    }
}
