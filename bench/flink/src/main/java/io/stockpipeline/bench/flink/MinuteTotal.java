package io.stockpipeline.bench.flink;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Puts the symbol beside a closed minute; Flink stamps it with the minute's last millisecond. */
final class MinuteTotal extends ProcessWindowFunction<Mean, Tuple2<String, Mean>, String, TimeWindow> {
    private static final long serialVersionUID = 1;

    @Override
    public void process(String symbol, Context context, Iterable<Mean> means, Collector<Tuple2<String, Mean>> out) {
        for (Mean mean : means) {
            out.collect(Tuple2.of(symbol, mean));
        }
    }
}
