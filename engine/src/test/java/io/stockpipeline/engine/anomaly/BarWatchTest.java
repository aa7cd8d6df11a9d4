package io.stockpipeline.engine.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.MemoryStore;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How odd bars are found to be, and that a restart changes nothing of it. */
class BarWatchTest {
    private static final long MINUTE = 60_000;

    private final DistanceModel model = new DistanceModel();
    private final BarWatch watch = new BarWatch(model, "AAPL", MINUTE);
    private long next;

    @Test
    void shouldSayNothingOfTheFirstBars() {
        for (int i = 0; i < BarWatch.SILENT; i++) {
            take(usual(i));
            assertThat(watch.score()).isNull();
        }
        take(usual(0));

        assertThat(watch.score()).isNotNull();
    }

    @Test
    void shouldFindAMoveLikeNoOtherOdderThanAllBars() {
        usualBars(600);
        take(new long[] {10_800, 10_800, 10_000, 500, 30});

        assertThat(watch.score()).isEqualTo(new BarWatch.Score(256, 256, 1));
    }

    @Test
    void shouldFindNoBarOdderThanMostThatIsLikeMost() {
        usualBars(600);
        for (int i = 600; i < 650; i++) {
            take(usual(i));
            assertThat(watch.score().below()).isLessThan(watch.score().compared() * 9 / 10);
        }
    }

    @Test
    void shouldCallOddWhatTheSameAsEverIsNot() {
        for (int i = 0; i < 500; i++) {
            take(new long[] {10_000, 10_000, 10_000, 0, 1});
        }
        assertThat(watch.score()).isEqualTo(new BarWatch.Score(0, 256, 0));

        take(new long[] {9_900, 10_000, 9_900, 0, 1});

        assertThat(watch.score()).isEqualTo(new BarWatch.Score(256, 256, -1));
    }

    @Test
    void shouldTakeABarOnce() {
        Bar bar = bar(0, usual(0));

        assertThat(watch.take(bar)).isTrue();
        assertThat(watch.take(bar)).isFalse();
    }

    @Test
    void shouldLearnSeldom() {
        usualBars(1_000);

        assertThat(model.learnt()).isBetween(13, 14);
    }

    /** Flushes and restarts at random bars; many bars may come between two flushes. */
    @Property(tries = 40)
    void shouldGoOnAfterARestartAsIfThereHadBeenNone(@ForAll long seed) {
        Random random = new Random(seed);
        List<Bar> bars = wandering(random, 1_500);
        BarWatch undisturbed = new BarWatch(new DistanceModel(), "MSFT", MINUTE);
        BarWatch restarted = new BarWatch(new DistanceModel(), "MSFT", MINUTE);
        MemoryStore store = new MemoryStore();
        int seldom = 1 + random.nextInt(600);
        for (Bar bar : bars) {
            undisturbed.take(bar);
            restarted.take(bar);
            assertThat(restarted.score()).isEqualTo(undisturbed.score());
            if (random.nextInt(seldom) == 0) {
                restarted = restart(restarted, store, MINUTE);
            }
        }
    }

    @Test
    void shouldForgetBarsOfAnotherLength() {
        usualBars(600);
        MemoryStore store = new MemoryStore();

        BarWatch longer = restart(watch, store, 5 * MINUTE);
        next = (next + 4) / 5 * 5;
        longer.take(bar(next, usual(0)));

        assertThat(longer.score()).isNull();
    }

    @Test
    void shouldWriteFewBytesABarAndNoMoreTheLongerItRuns() {
        usualBars(1_000);
        MemoryStore store = new MemoryStore();
        watch.storeBars(store, new StateWriter());
        store.written();
        take(usual(1));
        watch.storeBars(store, new StateWriter());

        assertThat(store.written())
                .singleElement()
                .satisfies(bytes -> assertThat(bytes).isLessThan(16 * 14));
        assertThat(store.chunks()).isEqualTo(21);
    }

    private static BarWatch restart(BarWatch watch, MemoryStore store, long length) {
        StateWriter section = new StateWriter();
        watch.storeBars(store, section);
        section.reset();
        watch.store(section);
        BarWatch next = new BarWatch(new DistanceModel(), "MSFT", length);
        byte[] bytes = section.toByteArray();
        if (bytes.length > 0) {
            next.restore(new StateReader(bytes), store);
        }
        return next;
    }

    private void usualBars(int count) {
        for (int i = 0; i < count; i++) {
            take(usual(i));
        }
    }

    /** Close, high, low, volume and ticks of bars that take turns. */
    private static long[] usual(int i) {
        return new long[] {10_000 + i % 2, 10_000 + i % 7, 9_990 - i % 5, 500 + i % 11, 30 + i % 3};
    }

    private static List<Bar> wandering(Random random, int count) {
        List<Bar> bars = new ArrayList<>();
        long close = 1_000;
        long minute = 0;
        for (int i = 0; i < count; i++) {
            minute += random.nextInt(30) == 0 ? 1 + random.nextInt(500) : 1;
            close = Math.max(1, close + random.nextInt(21) - 10);
            long[] figures = {
                close, close + random.nextInt(5), close - random.nextInt(5), random.nextInt(900), random.nextInt(60)
            };
            bars.add(bar(minute, figures));
        }
        return bars;
    }

    private void take(long[] figures) {
        watch.take(bar(next++, figures));
    }

    private static Bar bar(long minute, long[] figures) {
        Bar bar = new Bar();
        bar.start = minute * MINUTE;
        bar.end = bar.start + MINUTE;
        bar.open.set(figures[0], 2);
        bar.close.set(figures[0], 2);
        bar.high.set(figures[1], 2);
        bar.low.set(figures[2], 2);
        bar.volume.set(figures[3], 0);
        bar.count = figures[4];
        return bar;
    }
}
