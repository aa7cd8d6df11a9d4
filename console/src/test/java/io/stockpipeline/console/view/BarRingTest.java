package io.stockpipeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What a ring adds up, against the bars themselves added up one by one. */
class BarRingTest {
    private static final long MINUTE = 60_000;
    private static final int CAPACITY = 40;

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @RepeatedTest(20)
    void shouldAddUpAnyStretchWhateverCameInWhatOrder() {
        BarRing ring = new BarRing();
        TreeMap<Long, HeldBar> held = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            // Mostly forward, at times back: written again, late, or of a reader that began anew.
            HeldBar bar = bar(Math.max(0, i / 4 - (random.nextInt(8) == 0 ? random.nextInt(30) : 0)) * MINUTE);
            if (!ring.hasForgotten(bar.start())) {
                ring.put(bar, CAPACITY);
                held.put(bar.start(), bar);
                while (held.size() > CAPACITY) {
                    held.pollFirstEntry();
                }
            }
            assertSame(ring, held);
        }
    }

    @Test
    void shouldAddNothingUpWhileItIsEmpty() {
        assertSame(new BarRing(), new TreeMap<>());
    }

    private void assertSame(BarRing ring, TreeMap<Long, HeldBar> held) {
        long from = random.nextInt(130) * MINUTE;
        long to = from + random.nextInt(130) * MINUTE;
        List<HeldBar> bars = List.copyOf(held.subMap(from, to).values());
        int begin = ring.placeOf(from);
        int stop = ring.placeOf(to);
        assertThat(ring.within(from, to)).as("seed " + seed).isEqualTo(bars);
        assertThat(ring.trades(begin, stop))
                .as("seed " + seed)
                .isEqualTo(bars.stream().mapToLong(HeldBar::count).sum());
        assertThat(ring.volume(begin, stop))
                .as("seed " + seed)
                .isEqualByComparingTo(bars.stream().map(HeldBar::volume).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(ring.finalThrough())
                .as("seed " + seed)
                .isGreaterThanOrEqualTo(held.values().stream()
                        .filter(HeldBar::isFinal)
                        .mapToLong(HeldBar::end)
                        .max()
                        .orElse(0));
    }

    /** At times with a volume of a few more decimals, or one that no 64 bits hold. */
    private HeldBar bar(long start) {
        BigDecimal volume = random.nextInt(60) == 0
                ? new BigDecimal("123456789012345678901234.5")
                : BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(20) == 0 ? 12 : 3);
        BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000) + 1, 2);
        return HeldBar.of(
                start,
                start + MINUTE,
                start,
                start + 1,
                1 + random.nextInt(100),
                random.nextInt(3) > 0,
                new HeldBar.Prices(price, price, price, price),
                volume,
                price);
    }
}
