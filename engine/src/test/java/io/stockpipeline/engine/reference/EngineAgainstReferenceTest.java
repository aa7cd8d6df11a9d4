package io.stockpipeline.engine.reference;

import static org.assertj.core.api.Assertions.fail;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.PipelineFile;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine computes what its design says, on random pipelines and feeds. A failure prints its seed; run it alone with
 * {@code -Dreference.seed=N}, or many others with {@code -Dreference.cases=10000}.
 */
class EngineAgainstReferenceTest {
    private static final int TICKS = 150;

    static LongStream seeds() {
        Long seed = Long.getLong("reference.seed");
        return seed != null ? LongStream.of(seed) : LongStream.range(0, Long.getLong("reference.cases", 300));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void computesTheSame(long seed) throws Exception {
        Random random = new Random(seed);
        String yaml = RandomPipeline.yaml(random);
        StockPipeline pipeline = PipelineFile.parse(yaml);
        List<Tick> ticks = RandomFeed.ticks(random, TICKS);
        ReferenceComparison comparison = new ReferenceComparison(pipeline, "AAPL");

        int at = 0;
        try {
            for (; at < ticks.size(); at++) {
                comparison.accept(ticks.get(at));
            }
            comparison.finish();
        } catch (AssertionError | RuntimeException e) {
            String where = at < ticks.size() ? "at tick " + at + ": " + ticks.get(at) : "at the end";
            fail("seed " + seed + " " + where + "\n" + yaml + "\n" + e.getMessage(), e);
        }
    }
}
