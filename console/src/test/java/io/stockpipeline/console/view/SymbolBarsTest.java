package io.stockpipeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bars of one symbol: written again, out of order, from the beginning; more of them than are kept. */
class SymbolBarsTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final int MANY = 1_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void shouldKeepOfEachBarTheNewest() {
        SymbolView view = view();
        List<HeldBar> published = published();

        published.forEach(bar -> view.bar(bar, 0, 1));

        assertSame(view, newest(published));
    }

    @Test
    void shouldEndTheSameWhenAllIsReadAgain() {
        SymbolView view = view();
        List<HeldBar> published = published();

        published.forEach(bar -> view.bar(bar, 0, 1));
        published.forEach(bar -> view.bar(bar, 0, 1));

        assertSame(view, newest(published));
    }

    @Test
    void shouldLetTheOldestGoAndSayFromWhenOnAllAreHeld() {
        SymbolView view = view();
        TreeMap<Long, HeldBar> newest = newest(published());

        newest.values().forEach(bar -> view.bar(bar, 0, 1_000_000));

        List<HeldBar> held = view.newestBars(0, MANY);
        assertThat(held).hasSize(64);
        assertThat(view.barsFrom(0)).isLessThanOrEqualTo(held.get(0).start());
        assertThat(newest.headMap(view.barsFrom(0))).hasSize(newest.size() - 64);
        HeldBar gone = newest.firstEntry().getValue();
        view.bar(gone, 0, 1_000_000);
        assertThat(view.newestBars(0, MANY)).isEqualTo(held);
        assertThat(view.hours(0, Long.MAX_VALUE)).hasSize(26);
    }

    private SymbolView view() {
        ViewPlan plan =
                new ViewPlan(List.of(), 1, List.of("5m"), List.of(Span.of("1m")), 0, ZoneOffset.UTC, HOUR, 1_000);
        return new SymbolView("A", plan, false);
    }

    private static TreeMap<Long, HeldBar> newest(List<HeldBar> published) {
        TreeMap<Long, HeldBar> newest = new TreeMap<>();
        published.forEach(bar -> newest.put(bar.start(), bar));
        return newest;
    }

    private void assertSame(SymbolView view, TreeMap<Long, HeldBar> newest) {
        assertThat(view.bars(0, 0, Long.MAX_VALUE)).as("seed " + seed).isEqualTo(List.copyOf(newest.values()));
        for (HeldBar hour : view.hours(0, Long.MAX_VALUE)) {
            List<HeldBar> parts =
                    List.copyOf(newest.subMap(hour.start(), hour.end()).values());
            assertThat(hour.count())
                    .as("seed " + seed)
                    .isEqualTo(parts.stream().mapToInt(HeldBar::count).sum());
            assertThat(hour.volume())
                    .isEqualByComparingTo(parts.stream().map(HeldBar::volume).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(hour.turnover())
                    .isEqualByComparingTo(
                            parts.stream().map(HeldBar::turnover).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(hour.high())
                    .isEqualByComparingTo(parts.stream()
                            .map(HeldBar::high)
                            .reduce(BigDecimal::max)
                            .orElseThrow());
            assertThat(hour.low())
                    .isEqualByComparingTo(parts.stream()
                            .map(HeldBar::low)
                            .reduce(BigDecimal::min)
                            .orElseThrow());
            assertThat(hour.open()).isEqualByComparingTo(parts.get(0).open());
            assertThat(hour.close())
                    .isEqualByComparingTo(parts.get(parts.size() - 1).close());
        }
    }

    /** Bars as an engine publishes them: two at a time are open and grow, then they close in the order of their starts. */
    private List<HeldBar> published() {
        List<HeldBar> published = new ArrayList<>();
        Bar before = null;
        long start = 400_000 * HOUR;
        for (int i = 0; i < MANY; i++) {
            start += MINUTE * (random.nextInt(5) == 0 ? 1 + random.nextInt(90) : 1);
            Bar bar = begun(start);
            for (int step = random.nextInt(4); step >= 0; step--) {
                published.add(HeldBar.of(bar));
                grow(bar);
                if (before != null && random.nextBoolean()) {
                    grow(before);
                    published.add(HeldBar.of(before));
                }
            }
            if (before != null) {
                before.isFinal = true;
                published.add(HeldBar.of(before));
            }
            before = bar;
        }
        return published;
    }

    private Bar begun(long start) {
        Bar bar = new Bar();
        bar.start = start;
        bar.end = start + MINUTE;
        bar.openTime = start + 30_000;
        bar.closeTime = start + 30_000;
        long price = 100 + random.nextInt(1_000);
        bar.open.set(price, 2);
        bar.high.set(price, 2);
        bar.low.set(price, 2);
        bar.close.set(price, 2);
        bar.volume.set(random.nextInt(100), random.nextInt(3));
        bar.vwap.set(price * 1_000_000, 8);
        bar.count = 1;
        return bar;
    }

    /** One more tick: in the end, or late in the beginning. */
    private void grow(Bar bar) {
        long price = 100 + random.nextInt(1_000);
        bar.high.set(Math.max(price, bar.high.unscaled()), 2);
        bar.low.set(Math.min(price, bar.low.unscaled()), 2);
        if (random.nextBoolean()) {
            bar.closeTime = Math.min(bar.closeTime + random.nextInt(9_000), bar.end - 1);
            bar.close.set(price, 2);
        } else if (bar.openTime > bar.start + 1_000) {
            bar.openTime -= 1_000;
            bar.open.set(price, 2);
        }
        bar.volume.set(bar.volume.unscaled() + random.nextInt(100), bar.volume.scale());
        bar.vwap.set(price * 1_000_000 + random.nextInt(1_000_000), 8);
        bar.count++;
    }
}
