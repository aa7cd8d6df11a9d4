package io.stockpipeline.bench.harness.check;

import io.stockpipeline.bench.harness.arena.PipelineText;
import io.stockpipeline.bench.harness.check.RecordForRecord.Expectation;
import io.stockpipeline.bench.harness.check.RecordForRecord.Pair;
import io.stockpipeline.engine.EnginePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What StockPipeline writes: to the byte what the engine gives for the same ticks with no Kafka. */
public final class EngineRecords implements Expectation {
    @Override
    public Function<Pair, Optional<String>> judge(Evidence evidence) throws IOException {
        EnginePlan plan = EnginePlan.of(PipelineText.read(evidence.contest()));
        EngineAverages engine = new EngineAverages(plan);
        return pair -> {
            byte[] expected = engine.next(pair.in().value());
            byte[] found = pair.out().value();
            return Arrays.equals(expected, found)
                    ? Optional.empty()
                    : Optional.of("expected " + text(expected) + ", found " + text(found));
        };
    }

    private static String text(byte[] json) {
        return json.length == 0 ? "nothing" : new String(json, StandardCharsets.UTF_8);
    }
}
