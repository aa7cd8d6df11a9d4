package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.harness.check.ClosedWindows;
import io.stockpipeline.bench.harness.check.ConstantRecords;
import io.stockpipeline.bench.harness.check.EngineRecords;
import io.stockpipeline.bench.harness.check.OutputCheck;
import io.stockpipeline.bench.harness.check.RecordForRecord;
import io.stockpipeline.bench.harness.check.RecordForRecord.Order;
import io.stockpipeline.bench.harness.check.WindowShape;
import io.stockpipeline.bench.harness.check.WindowUpdates;
import java.util.List;

/** Everybody who competes, in the table's order. A new contestant is an entry here. */
public final class Contestants {
    /** The one that all others are compared with. */
    public static final String OURS = "ours-eos";

    private static final String LIMITS = "limits";
    private static final String STREAMS = "streams";
    private static final String CACHED = "-Dbench.cache=on";

    private Contestants() {}

    /** All of them, those that are not built included. */
    public static List<Contestant> all() {
        return List.of(
                Contestant.of(
                                "read",
                                LIMITS,
                                "consumer that only reads",
                                limit("ReadOnly"),
                                OutputCheck.nothingWritten())
                        .withoutEnd(),
                passThrough("pass-alo"),
                passThrough("pass-eos").withExactlyOnce(),
                ours(),
                ours("ours-alo", "StockPipeline, sliding", "[]"),
                ours("ours-bars", "StockPipeline, and bars of a minute", "[1m]")
                        .withExactlyOnce()
                        .inFullModeOnly(),
                dsl("dsl-tumbling", "Streams DSL, tumbling, global tables", "Tumbling", WindowShape.TUMBLING)
                        .withRecordsPerTick(3),
                dsl("dsl-hopping", "Streams DSL, hopping by 1 min", "Hopping", WindowShape.HOPPING)
                        .withRecordsPerTick(30),
                dsl("dsl-sliding", "Streams DSL, sliding", "Sliding", WindowShape.SLIDING),
                cached("dsl-tumbling-cached", "the same once a commit: tumbling", "Tumbling", WindowShape.TUMBLING),
                cached("dsl-hopping-cached", "the same once a commit: hopping", "Hopping", WindowShape.HOPPING),
                cached("dsl-sliding-cached", "the same once a commit: sliding", "Sliding", WindowShape.SLIDING),
                Contestant.of(
                                "flink-windows",
                                "flink",
                                "Flink, sliding by 1 min, once closed",
                                ContestProgram.of("bench/flink", "io.stockpipeline.bench.flink.FlinkSlidingWindows"),
                                new ClosedWindows())
                        .withExactlyOnce(),
                Contestant.of(
                                "flink-minutes",
                                "flink",
                                "Flink, the same over sums of minutes",
                                ContestProgram.of("bench/flink", "io.stockpipeline.bench.flink.FlinkChainedWindows"),
                                new ClosedWindows())
                        .withExactlyOnce(),
                Contestant.of(
                                "flink-engine",
                                "flink",
                                "Flink with StockPipeline's engine",
                                ContestProgram.of("bench/flink", "io.stockpipeline.bench.flink.FlinkEngine"),
                                new RecordForRecord(Order.SYMBOL, new EngineRecords()))
                        .withExactlyOnce()
                        .withRecordsPerTick(1),
                // Spark's sink knows no transactions.
                Contestant.of(
                        "spark-windows",
                        "spark",
                        "Spark, sliding by 1 min, once closed",
                        ContestProgram.of("bench/spark", "io.stockpipeline.bench.spark.SparkSlidingWindows"),
                        new ClosedWindows()));
    }

    /** Whether a filter's word means the contestant; no words mean all. */
    public static boolean matches(Contestant contestant, List<String> words) {
        return words.isEmpty() || words.stream().anyMatch(contestant::isCalled);
    }

    /** StockPipeline with its default guarantee. */
    public static Contestant ours() {
        return ours(OURS, "StockPipeline, sliding", "[]").withExactlyOnce();
    }

    private static Contestant passThrough(String name) {
        return Contestant.of(
                        name,
                        LIMITS,
                        "parse, write 800 constant bytes",
                        limit("PassThrough"),
                        new RecordForRecord(Order.PARTITION, new ConstantRecords()))
                .withRecordsPerTick(1);
    }

    private static Contestant ours(String name, String title, String bars) {
        return Contestant.of(
                        name,
                        "ours",
                        title,
                        new ProcessorProgram(bars),
                        new RecordForRecord(Order.PARTITION, new EngineRecords()))
                .withRecordsPerTick(1);
    }

    private static Contestant dsl(String name, String title, String kind, WindowShape shape) {
        return Contestant.of(name, STREAMS, title, averages(kind), new WindowUpdates(shape, true))
                .withExactlyOnce();
    }

    private static Contestant cached(String name, String title, String kind, WindowShape shape) {
        return Contestant.of(name, STREAMS, title, averages(kind, CACHED), new WindowUpdates(shape, false))
                .withExactlyOnce()
                .inFullModeOnly();
    }

    private static Program limit(String mainClass) {
        return ContestProgram.of("bench/streams", "io.stockpipeline.bench.limits." + mainClass);
    }

    private static Program averages(String kind, String... properties) {
        return ContestProgram.of("bench/streams", "io.stockpipeline.bench.streams." + kind + "Averages", properties);
    }
}
