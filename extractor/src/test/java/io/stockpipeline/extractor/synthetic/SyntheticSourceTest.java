package io.stockpipeline.extractor.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.FakePause;
import io.stockpipeline.extractor.source.FiniteSource.Step;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.spec.SyntheticSource.Lateness;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticSourceTest {
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "NVDA");
    private static final Lateness LATENESS = new Lateness(0.2, Span.of("200ms"));

    @Test
    void shouldInventTheSameTicksFromTheSameSeed() {
        assertThat(ticks(spec(42, null, 1000L))).isEqualTo(ticks(spec(42, null, 1000L)));
        assertThat(ticks(spec(42, null, 10L))).isNotEqualTo(ticks(spec(43, null, 10L)));
    }

    @Test
    void shouldNeverChangeWhatASeedMeans() {
        assertThat(ticks(spec(42, null, 4L)))
                .extracting(tick -> tick.symbol() + " " + tick.price() + " " + tick.size() + " " + tick.side())
                .containsExactly(
                        "AAPL 469.44 150 Sell", "MSFT 447.60 990 Sell", "NVDA 221.21 604 Buy", "AAPL 469.46 914 Sell");
    }

    @Test
    void shouldTakeTurnsAmongTheSymbolsAndKeepTheRate() {
        List<Tick> ticks = ticks(spec(42, null, 7L));

        assertThat(ticks)
                .extracting(Tick::symbol)
                .containsExactly("AAPL", "MSFT", "NVDA", "AAPL", "MSFT", "NVDA", "AAPL");
        assertThat(ticks).extracting(Tick::id).containsExactly("1", "1", "1", "2", "2", "2", "3");
        long start = FiniteSyntheticSource.START.toEpochMilli();
        assertThat(ticks)
                .extracting(Tick::time)
                .containsExactly(start, start, start, start + 250, start + 250, start + 250, start + 500);
    }

    @Test
    void shouldInventUsableTicks() {
        assertThat(ticks(spec(7, LATENESS, 10_000L))).allSatisfy(tick -> {
            assertThat(tick.price().isPositive()).isTrue();
            assertThat(tick.price().scale()).isEqualTo(2);
            assertThat(tick.size().unscaled()).isBetween(1L, 1000L);
            assertThat(tick.side()).isNotNull();
        });
    }

    @Test
    void shouldLetSomeTicksComeLateWithoutChangingPrices() {
        List<Tick> punctual = ticks(spec(42, null, 3000L));
        List<Tick> late = ticks(spec(42, LATENESS, 3000L));
        int count = 0;
        for (int i = 0; i < punctual.size(); i++) {
            long lateness = punctual.get(i).time() - late.get(i).time();
            assertThat(lateness).isBetween(0L, 200L);
            assertThat(late.get(i).price()).isEqualTo(punctual.get(i).price());
            count += lateness > 0 ? 1 : 0;
        }
        assertThat(count).isBetween(450, 750);
    }

    @Test
    void shouldResumeAtEveryPosition() {
        SyntheticSource spec = spec(42, LATENESS, 20L);
        List<Tick> all = ticks(spec);
        FiniteSyntheticSource source = new FiniteSyntheticSource(spec, SYMBOLS);
        source.open(null);
        for (int i = 1; i <= all.size(); i++) {
            source.next(Duration.ZERO);
            assertThat(rest(spec, source.position())).isEqualTo(all.subList(i, all.size()));
        }
    }

    @Test
    void shouldRefuseToGoOnWithOtherSettings() {
        FiniteSyntheticSource source = new FiniteSyntheticSource(spec(42, null, 20L), SYMBOLS);
        source.open(null);
        source.next(Duration.ZERO);
        SourcePosition position = source.position();

        assertThatThrownBy(() -> rest(spec(43, null, 20L), position))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.source.synthetic");
    }

    @Test
    void shouldPaceTicksInRealTimeWhenThereIsNoCount() throws InterruptedException {
        FakePause time = new FakePause();
        long begin = time.millis();
        List<Tick> ticks = new ArrayList<>();
        LiveSyntheticSource source = new LiveSyntheticSource(spec(42, null, null), SYMBOLS, time, time);

        source.run(new TickSink() {
            @Override
            public void put(Tick tick) {
                ticks.add(tick);
                assertThat(tick.time()).isEqualTo(time.millis());
                if (ticks.size() == 9) {
                    source.close();
                }
            }

            @Override
            public void offer(Tick tick) {
                throw new AssertionError("a generator can wait");
            }

            @Override
            public void offer(DeadLetter tick) {
                throw new AssertionError("a generator can wait");
            }

            @Override
            public void reject(DeadLetter letter) {
                throw new AssertionError(letter);
            }
        });

        assertThat(ticks).hasSize(9);
        assertThat(time.millis() - begin).isEqualTo(500);
        assertThat(ticks).extracting(tick -> Long.parseLong(tick.id())).isSorted();
    }

    private static SyntheticSource spec(long seed, Lateness lateness, Long count) {
        return new SyntheticSource(4, seed, 0.2, lateness, count);
    }

    private static List<Tick> ticks(SyntheticSource spec) {
        return rest(spec, null);
    }

    private static List<Tick> rest(SyntheticSource spec, SourcePosition position) {
        FiniteSyntheticSource source = new FiniteSyntheticSource(spec, SYMBOLS);
        source.open(position);
        List<Tick> ticks = new ArrayList<>();
        while (source.next(Duration.ZERO) == Step.Tick) {
            ticks.add(source.tick());
        }
        return ticks;
    }
}
