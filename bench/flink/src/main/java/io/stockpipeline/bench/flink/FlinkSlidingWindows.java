package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Moving averages as Flink's DataStream offers them: sliding windows over the ticks, aggregated incrementally and written
 * once when the watermark has passed their end.
 *
 * <p>Every tick crosses the network stack once. The three window operators share one task behind it: what comes out of
 * {@code keyBy} is partitioned by symbol, and a map that changes nothing leaves it so, which is the condition of {@link
 * DataStreamUtils#reinterpretAsKeyedStream}. Three windows on {@code keyBy} itself serialise every tick three times, which
 * took a tenth more processor time.
 */
public final class FlinkSlidingWindows {
    private FlinkSlidingWindows() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        Contest contest = Contest.ofThisProcess();
        Contest.setting("windows", "SlidingEventTimeWindows 5m, 10m, 15m by 1m, out-of-orderness 10s");
        StreamExecutionEnvironment environment = LocalFlink.environment(contest);
        DataStream<Tuple2<String, Double>> partitioned = Prices.bySymbol(environment, contest)
                .map(price -> price)
                .returns(PriceReader.TYPE)
                .name("by symbol");
        KeyedStream<Tuple2<String, Double>, String> prices =
                DataStreamUtils.reinterpretAsKeyedStream(partitioned, price -> price.f0, Types.STRING);
        SlidingMeans.over(prices, new MeanOfPrices())
                .sinkTo(KafkaEnds.sink(contest))
                .name("averages");
        environment.execute("sliding windows");
    }
}
