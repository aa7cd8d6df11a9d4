package io.stockpipeline.bench.flink;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;

/** Flink's sliding event-time windows of 5, 10 and 15 minutes, a new one every minute, each written once it is closed. */
final class SlidingMeans {
    static final Duration ADVANCE = Duration.ofMinutes(1);

    private static final List<Duration> SIZES =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15));

    private SlidingMeans() {}

    /** The records of all three windows over whatever can be added to a mean. */
    static <T> DataStream<Tuple2<byte[], byte[]>> over(
            KeyedStream<T, String> values, AggregateFunction<T, Mean, Mean> mean) {
        return SIZES.stream()
                .map(size -> window(values, mean, size))
                .reduce(DataStream::union)
                .orElseThrow();
    }

    private static <T> DataStream<Tuple2<byte[], byte[]>> window(
            KeyedStream<T, String> values, AggregateFunction<T, Mean, Mean> mean, Duration size) {
        String name = size.toMinutes() + "m";
        return values.window(SlidingEventTimeWindows.of(size, ADVANCE))
                .aggregate(mean, new WindowRecord(name), Mean.TYPE, Mean.TYPE, KafkaEnds.RECORD)
                .name(name)
                .uid(name);
    }
}
