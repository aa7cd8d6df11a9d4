package io.stockpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.wire.Tick;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Windows are edited on a live pipeline: nothing is lost, and a new window is right from its first complete moment. */
class LiveEditTest {
    private final ObjectMapper json = new ObjectMapper();

    @Property(tries = 60)
    void shouldComputeEditedWindowsAsIfTheyHadAlwaysBeenThere(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Tick> ticks = RandomTicks.of(random, 600, 900, 6_000);
        EnginePlan before = EnginePlan.of(windows("5s", "20s", 5, "10s"));
        EnginePlan after = EnginePlan.of(windows("7s", "1m", 40, "15s"));
        int edit = random.nextInt(ticks.size());
        Recorded always = new Recorded();
        SymbolEngine reference = new SymbolEngine(after, "AAPL");
        ticks.subList(0, edit).forEach(tick -> reference.accept(tick, new Recorded()));
        ticks.subList(edit, ticks.size()).forEach(tick -> reference.accept(tick, always));

        Recorded edited = new Recorded();
        SymbolEngine engine = run(before, ticks.subList(0, edit));
        SymbolEngine restored = restore(engine, after);
        ticks.subList(edit, ticks.size()).forEach(tick -> restored.accept(tick, edited));

        assertThat(edited.averages).hasSameSizeAs(always.averages);
        for (int i = 0; i < edited.averages.size(); i++) {
            JsonNode actual = json.readTree(edited.averages.get(i)).path("windows");
            JsonNode expected = json.readTree(always.averages.get(i)).path("windows");
            for (int k = 0; k < actual.size(); k++) {
                if (actual.get(k).path("complete").asBoolean()) {
                    assertThat(shown(actual.get(k))).isEqualTo(shown(expected.get(k)));
                }
            }
        }
    }

    /** What a window shows; its previous value may have been incomplete. */
    private static List<JsonNode> shown(JsonNode window) {
        return List.of(
                window.path("window"),
                window.path("start"),
                window.path("end"),
                window.path("average"),
                window.path("count"),
                window.path("min"),
                window.path("max"),
                window.path("volume"),
                window.path("complete"));
    }

    @Test
    void shouldSayThatALengthenedWindowIsNotCompleteUntilItsHistoryHasFilled() throws Exception {
        SymbolEngine engine = new SymbolEngine(
                EnginePlan.of(
                        Pipelines.pipeline().sliding("5s", null).grace("1s").build()),
                "AAPL");
        for (int second = 0; second <= 100; second++) {
            engine.accept(tick(second * 1_000L), new Recorded());
        }

        SymbolEngine longer = restore(
                engine,
                EnginePlan.of(
                        Pipelines.pipeline().sliding("20s", null).grace("1s").build()));

        Recorded out = new Recorded();
        for (int second = 101; second <= 120; second++) {
            longer.accept(tick(second * 1_000L), out);
        }
        // Ticks were kept for the window and grace: since 94.
        assertThat(complete(out.averages.get(0))).isFalse();
        assertThat(complete(out.averages.get(12))).isFalse();
        assertThat(complete(out.averages.get(15))).isTrue();
        assertThat(json.readTree(out.averages.get(15)).at("/windows/0/count").asInt())
                .isEqualTo(20);
    }

    @Test
    void shouldGoOnAtACoarserMultipleOfTheResolution() throws Exception {
        SymbolEngine engine = new SymbolEngine(
                EnginePlan.of(Pipelines.pipeline()
                        .sliding("10s", null)
                        .resolution("1s")
                        .build()),
                "AAPL");
        for (int tenth = 0; tenth < 300; tenth++) {
            engine.accept(tick(tenth * 100L), new Recorded());
        }

        SymbolEngine coarser = restore(
                engine,
                EnginePlan.of(Pipelines.pipeline()
                        .sliding("10s", null)
                        .resolution("5s")
                        .build()));
        Recorded out = new Recorded();
        coarser.accept(tick(30_000), out);

        // The pane of 25 s to 30 s and the new one.
        assertThat(json.readTree(out.averages.get(0)).at("/windows/0/count").asInt())
                .isEqualTo(51);
    }

    @Test
    void shouldRefuseAFinerResolution() {
        SymbolEngine engine = new SymbolEngine(
                EnginePlan.of(Pipelines.pipeline()
                        .sliding("10s", null)
                        .resolution("5s")
                        .build()),
                "AAPL");
        engine.accept(tick(1_000), new Recorded());
        EnginePlan finer = EnginePlan.of(
                Pipelines.pipeline().sliding("10s", null).resolution("1s").build());

        assertThatThrownBy(() -> restore(engine, finer))
                .hasMessageContaining("spec.resolution: ticks were kept at 5000ms");
    }

    private static StockPipeline windows(String sliding, String other, int count, String tumbling) {
        return Pipelines.pipeline()
                .grace("2s")
                .sliding(sliding, "10%")
                .sliding(other, null)
                .window(Pipelines.window(WindowSpec.Type.Count, null, null, count, Average.Weighted, null))
                .window(Pipelines.window(WindowSpec.Type.Tumbling, tumbling, null, null, Average.Simple, null))
                .build();
    }

    private static SymbolEngine run(EnginePlan plan, List<Tick> ticks) {
        SymbolEngine engine = new SymbolEngine(plan, "AAPL");
        ticks.forEach(tick -> engine.accept(tick, new Recorded()));
        return engine;
    }

    private static SymbolEngine restore(SymbolEngine engine, EnginePlan plan) {
        MemoryStore store = new MemoryStore();
        new SymbolState().store(engine, store);
        return SymbolState.restore(plan, "AAPL", store.header(), store);
    }

    private boolean complete(String averages) throws Exception {
        return json.readTree(averages).at("/windows/0/complete").asBoolean();
    }

    private static Tick tick(long time) {
        return new Tick("AAPL", time, Decimal.of("100"), null, null, null, null, null);
    }
}
