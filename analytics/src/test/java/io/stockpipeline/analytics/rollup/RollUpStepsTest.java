package io.stockpipeline.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.Tick;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Neither steps, nor order, nor grouping matter. */
class RollUpStepsTest {
    @Property(tries = 60)
    void shouldMakeMonthsOfTicksInOneStepOrInFour(
            @ForAll("zones") ZoneId zone, @ForAll("months") LocalDate month, @ForAll long seed) {
        long from = start(month, zone);
        long to = start(month.plusMonths(1), zone);
        Random random = new Random(seed);
        List<Tick> ticks = RandomTicks.within(from, to, 300, seed);
        // Much happens where clocks change: in the small hours of a few Sundays.
        var change = zone.getRules().nextTransition(Instant.ofEpochMilli(from));
        long night = change.getInstant().toEpochMilli();
        ticks.addAll(RandomTicks.within(night - 7_200_000, night + 7_200_000, 100, seed + 1));
        Coverage coverage = new Coverage(from + random.nextInt(3) * 1_000_000_000L, to);

        List<RolledBar> inSteps = RollUp.ofTicks(ticks, Period.of("1m"), zone, coverage);
        for (String step : List.of("1h", "1d", "1mo")) {
            inSteps = RollUp.of(shuffled(inSteps, random), Period.of(step), zone, coverage);
        }

        assertThat(inSteps).isEqualTo(RollUp.ofTicks(ticks, Period.of("1mo"), zone, coverage));
        assertThat(inSteps.stream().mapToLong(RolledBar::count).sum()).isEqualTo(400);
    }

    @Property(tries = 60)
    void shouldMakeWeeksOfTicksInOneStepOrInThree(@ForAll("zones") ZoneId zone, @ForAll long seed) {
        long from = start(LocalDate.of(2020, 12, 1), zone);
        long to = start(LocalDate.of(2021, 4, 30), zone);
        List<Tick> ticks = RandomTicks.within(from, to, 400, seed);

        List<RolledBar> inSteps = RollUp.ofTicks(ticks, Period.of("5m"), zone, Coverage.ALL);
        for (String step : List.of("30m", "1d", "1w")) {
            inSteps = RollUp.of(shuffled(inSteps, new Random(seed)), Period.of(step), zone, Coverage.ALL);
        }

        assertThat(inSteps).isEqualTo(RollUp.ofTicks(ticks, Period.of("1w"), zone, Coverage.ALL));
    }

    @Property(tries = 300)
    void shouldMergeInAnyOrderAndGrouping(@ForAll long seed) {
        Random random = new Random(seed);
        List<Tick> ticks = RandomTicks.within(0, 50, 2 + random.nextInt(40), seed);
        List<BarSum> parts = new ArrayList<>();
        for (Tick tick : ticks) {
            parts.add(BarSum.of(tick, parts.size()));
        }
        BarSum expected = parts.stream().reduce(BarSum::merge).orElseThrow();

        List<BarSum> left = new ArrayList<>(parts);
        while (left.size() > 1) {
            BarSum one = left.remove(random.nextInt(left.size()));
            BarSum other = left.remove(random.nextInt(left.size()));
            left.add(random.nextInt(left.size() + 1), one.merge(other));
        }

        assertThat(left).containsExactly(expected);
        assertThat(expected.vwap()).isEqualTo(left.get(0).vwap());
    }

    @Property(tries = 100)
    void shouldMergeOverlappingBarsInAnyOrderAndGrouping(@ForAll long seed) {
        Random random = new Random(seed);
        List<RolledBar> bars = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            bars.addAll(RollUp.ofTicks(
                    RandomTicks.within(0, 100, 20, seed + i), Period.of("1m"), ZoneId.of("UTC"), Coverage.ALL));
        }
        List<RolledBar> once = RollUp.of(bars, Period.of("1m"), ZoneId.of("UTC"), Coverage.ALL);

        List<RolledBar> mixed = shuffled(bars, random);
        int cut = random.nextInt(mixed.size() + 1);
        List<RolledBar> halves = new ArrayList<>();
        halves.addAll(RollUp.of(mixed.subList(cut, mixed.size()), Period.of("1m"), ZoneId.of("UTC"), Coverage.ALL));
        halves.addAll(RollUp.of(mixed.subList(0, cut), Period.of("1m"), ZoneId.of("UTC"), Coverage.ALL));

        assertThat(RollUp.of(halves, Period.of("1m"), ZoneId.of("UTC"), Coverage.ALL))
                .isEqualTo(once);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("America/New_York", "Europe/London", "Australia/Lord_Howe")
                .map(ZoneId::of);
    }

    /** Those in which clocks change in one of the three zones. */
    @Provide
    Arbitrary<LocalDate> months() {
        return Arbitraries.of(3, 4, 10, 11).map(month -> LocalDate.of(2024, month, 1));
    }

    private static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
