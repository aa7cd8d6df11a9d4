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
 * {@code -Dtest.jvm.args=-Dreference.seed=N}; {@code reference.cases} and {@code reference.ticks} ask for more.
 */
class EngineAgainstReferenceTest {
    private static final int MOST_TICKS = 160;

    static LongStream seeds() {
        Long seed = Long.getLong("reference.seed");
        return seed != null ? LongStream.of(seed) : LongStream.range(0, Long.getLong("reference.cases", 120));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComputeTheSame(long seed) throws Exception {
        compare(seed, new Random(seed), false);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldComputeTheSameThroughRestarts(long seed) throws Exception {
        compare(seed, new Random(~seed), true);
    }

    private static void compare(long seed, Random random, boolean restarting) throws Exception {
        String yaml = RandomPipeline.yaml(random);
        StockPipeline pipeline = PipelineFile.parse(yaml);
        List<Tick> ticks =
                RandomFeed.ticks(random, 1 + random.nextInt(Integer.getInteger("reference.ticks", MOST_TICKS)));
        ReferenceComparison comparison = new ReferenceComparison(pipeline, "AAPL");

        int at = 0;
        try {
            for (; at < ticks.size(); at++) {
                comparison.accept(ticks.get(at));
                if (restarting && random.nextInt(8) == 0) {
                    comparison.store();
                }
                if (restarting && random.nextInt(20) == 0) {
                    comparison.restart();
                }
            }
            comparison.finish();
        } catch (AssertionError | RuntimeException e) {
            String where = at < ticks.size() ? "at tick " + at + ": " + ticks.get(at) : "at the end";
            fail("seed " + seed + " " + where + "\n" + yaml + "\n" + e.getMessage(), e);
        }
    }
}
