package io.stockpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.wire.Tick;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A restart at any point changes nothing of what comes out. */
class SymbolStateTest {
    @Property(tries = 150)
    void shouldGoOnAfterARestartAsIfThereHadBeenNone(@ForAll long seed) {
        Random random = new Random(seed);
        StockPipeline pipeline = everything(random, "1ms", true);
        shouldSurviveRestarts(pipeline, RandomTicks.of(random, 400, 900, 6_000), random);
    }

    @Property(tries = 80)
    void shouldGoOnAtACoarserResolution(@ForAll long seed) {
        Random random = new Random(seed);
        StockPipeline pipeline = everything(random, "1s", false);
        shouldSurviveRestarts(pipeline, RandomTicks.of(random, 400, 900, 6_000), random);
    }

    private static void shouldSurviveRestarts(StockPipeline pipeline, List<Tick> ticks, Random random) {
        EnginePlan plan = EnginePlan.of(pipeline);
        Recorded undisturbed = new Recorded();
        Recorded restarted = new Recorded();
        SymbolEngine one = new SymbolEngine(plan, "AAPL");
        SymbolEngine other = new SymbolEngine(plan, "AAPL");
        SymbolState state = new SymbolState();
        MemoryStore store = new MemoryStore();
        for (Tick tick : ticks) {
            Verdict verdict = one.accept(tick, undisturbed);
            assertThat(other.accept(tick, restarted)).isEqualTo(verdict);
            if (random.nextInt(10) == 0) {
                state.store(other, store);
                if (random.nextInt(3) == 0) {
                    other = SymbolState.restore(plan, "AAPL", store.header(), store);
                }
            }
        }
        one.finish(undisturbed);
        other.finish(restarted);
        shouldBeSame(restarted.averages, undisturbed.averages);
        shouldBeSame(restarted.alarms, undisturbed.alarms);
        shouldBeSame(restarted.bars, undisturbed.bars);
    }

    /** One by one, so that a failure shows the first record that differs and not all of them. */
    private static void shouldBeSame(List<String> actual, List<String> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i)).as("record %d", i).isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    private static StockPipeline everything(Random random, String resolution, boolean finest) {
        Pipelines pipeline = Pipelines.pipeline()
                .resolution(resolution)
                .grace(random.nextBoolean() ? "2s" : "5s")
                .deduplicate(Deduplication.values()[random.nextInt(3)])
                .bars("1s", "1m")
                .sliding("5s", "20%")
                .sliding("1m", "5%")
                .window(Pipelines.window(WindowSpec.Type.Tumbling, "10s", null, null, Average.Simple, "10%"))
                .window(Pipelines.onceClosed(
                        Pipelines.window(WindowSpec.Type.Hopping, "6s", "2s", null, Average.Simple, "10%")))
                .window(Pipelines.window(WindowSpec.Type.Hopping, "9s", "3s", null, Average.VolumeWeighted, "3%"))
                .alarm(alarm("move", AlarmSpec.Type.PriceMove, null, "5%"))
                .alarm(alarm("silent", AlarmSpec.Type.Stale, null, null))
                .alarm(alarm("spike", AlarmSpec.Type.VolumeSpike, "5s", null))
                .alarm(alarm("outlier", AlarmSpec.Type.ZScore, "1m", "2"));
        if (finest) {
            pipeline.window(Pipelines.window(WindowSpec.Type.Count, null, null, 7, Average.Weighted, "30%"))
                    .window(Pipelines.window(WindowSpec.Type.Count, null, null, 100, Average.Simple, null))
                    .window(Pipelines.window(WindowSpec.Type.Count, null, null, 12, Average.Exponential, "10%"))
                    .window(Pipelines.window(WindowSpec.Type.Sliding, "8s", null, null, Average.Exponential, "10%"))
                    .window(Pipelines.window(WindowSpec.Type.Sliding, "8s", null, null, Average.VolumeWeighted, "10%"));
        }
        return pipeline.build();
    }

    private static AlarmSpec alarm(String name, AlarmSpec.Type type, String window, String threshold) {
        return new AlarmSpec(
                name,
                type,
                AlarmSpec.Reference.PreviousClose,
                window,
                type == AlarmSpec.Type.Stale ? Span.of("8s") : null,
                threshold,
                type == AlarmSpec.Type.VolumeSpike ? "1.5" : null,
                null,
                Span.ZERO,
                Severity.Info);
    }
}
