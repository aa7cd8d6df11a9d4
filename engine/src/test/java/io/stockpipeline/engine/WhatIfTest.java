package io.stockpipeline.engine;

import static io.stockpipeline.engine.Pipelines.pipeline;
import static io.stockpipeline.engine.Pipelines.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.whatif.Outcome;
import io.stockpipeline.engine.whatif.PriceShift;
import io.stockpipeline.engine.whatif.WhatIf;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.spec.WindowSpec.Type;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What if the prices had been others: against the engine on ticks whose prices are others. */
class WhatIfTest {
    private static final StockPipeline PIPELINE = pipeline()
            .sliding("30s", "0.1%")
            .window(window(Type.Tumbling, "1m", null, null, Average.Simple, "0.2%"))
            .window(window(Type.Hopping, "1m", "10s", null, Average.Simple, "0.5"))
            .window(window(Type.Count, null, null, 20, Average.Simple, "1%"))
            .build();

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    /** Every average there is, by window and time, and the records as they came. */
    private static final class Kept implements EngineOutput {
        final List<String> places = new ArrayList<>();
        final List<BigDecimal> averages = new ArrayList<>();
        final List<Alarm> alarms = new ArrayList<>();

        @Override
        public void averages(Averages record) {
            for (int i = 0; i < record.size(); i++) {
                places.add(record.get(i).window + " " + record.time + " " + record.get(i).start);
                averages.add(record.get(i).average.toBigDecimal());
            }
        }

        @Override
        public void alarm(Alarm alarm) {
            alarms.add(alarm);
        }

        @Override
        public void bar(Bar bar) {}
    }

    @Test
    void shouldRaiseEachSimpleAverageByExactlyTheShift() {
        for (int round = 0; round < 20; round++) {
            // Prices of two decimals, of any sign of a shift that leaves them prices.
            List<Tick> ticks = cents(RandomTicks.of(random, 500, 3_000, 20_000));
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 10_000, 2);
            PriceShift shift = new PriceShift("AAPL", amount);

            Kept before = run(ticks);
            Kept after = run(
                    ticks.stream().map(tick -> shift.apply(tick).orElseThrow()).toList());

            assertThat(after.places).isEqualTo(before.places);
            for (int i = 0; i < before.averages.size(); i++) {
                assertThat(after.averages.get(i))
                        .as("seed %d, %s + %s", seed, before.places.get(i), amount)
                        .isEqualByComparingTo(before.averages.get(i).add(amount));
            }
        }
    }

    @Test
    void shouldShowWhatTheMovedTicksWouldHaveShown() {
        for (int round = 0; round < 20; round++) {
            List<Tick> ticks = RandomTicks.of(random, 500, 3_000, 20_000);
            PriceShift shift = new PriceShift("AAPL", BigDecimal.valueOf(random.nextInt(4_000) - 2_000, 2));
            long from = ticks.get(random.nextInt(ticks.size())).time();
            WhatIf whatIf = new WhatIf(PIPELINE, EnginePlan.of(PIPELINE), shift, from);
            ticks.forEach(whatIf::take);
            List<Tick> moved =
                    ticks.stream().flatMap(tick -> shift.apply(tick).stream()).toList();

            assertThat(whatIf.ticks()).isEqualTo(ticks.size());
            assertThat(whatIf.invalid()).as("seed " + seed).isEqualTo(ticks.size() - moved.size());
            assertSame(whatIf.before(), ticks, from);
            assertSame(whatIf.after(), moved, from);
        }
    }

    /** Alarms one by one; of each window the last average and how often it fired. */
    private void assertSame(Outcome outcome, List<Tick> ticks, long from) {
        Kept kept = run(ticks);
        List<Alarm> alarms =
                kept.alarms.stream().filter(alarm -> alarm.time() >= from).toList();
        List<Alarm> newest =
                new ArrayList<>(alarms.subList(Math.max(0, alarms.size() - Outcome.MOST_ALARMS), alarms.size()));
        Collections.reverse(newest);
        assertThat(outcome.newest()).as("seed " + seed).isEqualTo(newest);
        assertThat(outcome.fired()).isEqualTo(alarms.size());
        outcome.windows().forEach(window -> {
            int last = kept.places.size() - 1;
            while (last >= 0 && !kept.places.get(last).startsWith(window.window() + " ")) {
                last--;
            }
            assertThat(window.average()).as("seed " + seed).isEqualTo(last < 0 ? null : kept.averages.get(last));
            assertThat(window.alarms())
                    .isEqualTo(alarms.stream()
                            .filter(alarm -> alarm.alarm().equals(window.window()))
                            .count());
        });
    }

    private static Kept run(List<Tick> ticks) {
        SymbolEngine engine = new SymbolEngine(EnginePlan.of(PIPELINE), "AAPL");
        Kept kept = new Kept();
        ticks.forEach(tick -> engine.accept(tick, kept));
        return kept;
    }

    private List<Tick> cents(List<Tick> ticks) {
        return ticks.stream()
                .map(tick -> new Tick(
                        tick.symbol(),
                        tick.time(),
                        new Decimal(10_001 + random.nextInt(20_000), 2),
                        tick.size(),
                        tick.side(),
                        tick.id(),
                        null,
                        null))
                .toList();
    }
}
