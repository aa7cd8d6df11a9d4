package io.stockpipeline.bench.flink;

import io.stockpipeline.bench.meter.Contest;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * The same records as {@link FlinkSlidingWindows} with a thirtieth of the window updates: ticks are summed up by the
 * minute, and the sliding windows run over the minutes ("consecutive windowed operations" in Flink's documentation). It
 * works because windows begin and end on whole minutes; a value for every tick cannot be had this way.
 */
public final class FlinkChainedWindows {
    private static final TypeInformation<Tuple2<String, Mean>> MINUTE = Types.TUPLE(Types.STRING, Mean.TYPE);

    private FlinkChainedWindows() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws Exception {
        Contest contest = Contest.ofThisProcess();
        Contest.setting(
                "windows",
                "TumblingEventTimeWindows 1m, over these SlidingEventTimeWindows 5m, 10m, 15m by 1m, out-of-orderness 10s");
        StreamExecutionEnvironment environment = LocalFlink.environment(contest);
        DataStream<Tuple2<String, Mean>> totals = Prices.bySymbol(environment, contest)
                .window(TumblingEventTimeWindows.of(SlidingMeans.ADVANCE))
                .aggregate(new MeanOfPrices(), new MinuteTotal(), Mean.TYPE, Mean.TYPE, MINUTE)
                .name("1m")
                .uid("1m");
        // A window's output is partitioned as its input was.
        KeyedStream<Tuple2<String, Mean>, String> minutes =
                DataStreamUtils.reinterpretAsKeyedStream(totals, minute -> minute.f0, Types.STRING);
        SlidingMeans.over(minutes, new MeanOfMinutes())
                .sinkTo(KafkaEnds.sink(contest))
                .name("averages");
        environment.execute("chained windows");
    }
}
