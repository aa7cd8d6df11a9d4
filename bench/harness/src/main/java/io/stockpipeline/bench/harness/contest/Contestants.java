package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.harness.check.ConstantRecords;
import io.stockpipeline.bench.harness.check.EngineRecords;
import io.stockpipeline.bench.harness.check.OutputCheck;
import io.stockpipeline.bench.harness.check.RecordForRecord;
import java.util.List;

/** Everybody who competes, in the table's order. A new contestant is a line here. */
public final class Contestants {
    private static final String STREAMS = "bench/streams";
    private static final String LIMITS = "io.stockpipeline.bench.limits.";
    private static final OutputCheck PASSED = new RecordForRecord(new ConstantRecords());
    private static final OutputCheck COMPUTED = new RecordForRecord(new EngineRecords());

    private Contestants() {}

    /** All of them, those that are not built included. */
    public static List<Contestant> all() {
        return List.of(
                new Contestant(
                        "read",
                        "limits",
                        "consumer that only reads",
                        ContestProgram.of(STREAMS, LIMITS + "ReadOnly"),
                        false,
                        true,
                        0,
                        OutputCheck.nothingWritten(),
                        false),
                passThrough("pass-alo", false),
                passThrough("pass-eos", true),
                ours("ours", "StockPipeline", true, "[]", false),
                ours("ours-alo", "StockPipeline", false, "[]", false),
                ours("ours-bars", "StockPipeline, and bars of a minute", true, "[1m]", true));
    }

    /** Whether a filter's word means the contestant; no words mean all. */
    public static boolean matches(Contestant contestant, List<String> words) {
        return words.isEmpty() || words.stream().anyMatch(contestant::isCalled);
    }

    private static Contestant passThrough(String name, boolean exactlyOnce) {
        return new Contestant(
                name,
                "limits",
                "parse, write 800 constant bytes",
                ContestProgram.of(STREAMS, LIMITS + "PassThrough"),
                exactlyOnce,
                false,
                1,
                PASSED,
                false);
    }

    private static Contestant ours(String name, String title, boolean exactlyOnce, String bars, boolean fullOnly) {
        return new Contestant(
                name, "ours", title, new ProcessorProgram(bars), exactlyOnce, false, 1, COMPUTED, fullOnly);
    }
}
