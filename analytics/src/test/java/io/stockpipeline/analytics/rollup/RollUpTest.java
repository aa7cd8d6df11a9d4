package io.stockpipeline.analytics.rollup;

import static io.stockpipeline.analytics.rollup.RandomTicks.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one bar of ticks or of shorter bars shows. */
class RollUpTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Period MINUTE = Period.of("1m");
    private static final Period HOUR = Period.of("1h");

    @Test
    void shouldShowPricesVolumeAndTimesOfTicks() {
        List<RolledBar> bars = RollUp.ofTicks(
                List.of(tick(90_000, "10.50", "2"), tick(60_000, "11", "0.5"), tick(119_999, "9.25", "1.5")),
                MINUTE,
                UTC,
                Coverage.ALL);

        // (21 + 5.5 + 13.875) / 4, six decimals more than the two of 10.50
        assertThat(bars)
                .containsExactly(new RolledBar(
                        "ACME",
                        "1m",
                        60_000,
                        120_000,
                        new BigDecimal("11"),
                        new BigDecimal("11"),
                        new BigDecimal("9.25"),
                        new BigDecimal("9.25"),
                        60_000,
                        119_999,
                        new BigDecimal("4"),
                        new BigDecimal("40.375"),
                        3,
                        new BigDecimal("10.09375000"),
                        true,
                        false));
    }

    @Test
    void shouldOpenWithTheFirstAndCloseWithTheLastToArriveOfOneTime() {
        RolledBar bar = RollUp.ofTicks(
                        List.of(tick(5, "3", "1"), tick(5, "1", "1"), tick(5, "2", "1")), MINUTE, UTC, Coverage.ALL)
                .get(0);

        assertThat(bar.open()).isEqualTo("3");
        assertThat(bar.close()).isEqualTo("2");
    }

    @Test
    void shouldHaveNoVwapWithoutVolume() {
        Tick quote = new Tick("ACME", 5, Decimal.of("3.10"), null, null, null, null, null);

        RolledBar bar =
                RollUp.ofTicks(List.of(quote), MINUTE, UTC, Coverage.ALL).get(0);

        assertThat(bar.vwap()).isNull();
        assertThat(bar.volume()).isZero();
        assertThat(RollUp.of(List.of(bar), HOUR, UTC, Coverage.ALL).get(0).vwap())
                .isNull();
    }

    @Test
    void shouldMakeNothingOfNothing() {
        assertThat(RollUp.ofTicks(List.of(), HOUR, UTC, Coverage.ALL)).isEmpty();
    }

    @Test
    void shouldFlagPeriodsThatReachBeyondTheData() {
        List<Tick> ticks = List.of(tick(30_000, "1", "1"), tick(70_000, "1", "1"), tick(130_000, "1", "1"));

        assertThat(RollUp.ofTicks(ticks, MINUTE, UTC, new Coverage(1, 179_999)))
                .extracting(RolledBar::partial)
                .containsExactly(true, false, true);
        assertThat(RollUp.ofTicks(ticks, MINUTE, UTC, new Coverage(0, 180_000)))
                .extracting(RolledBar::partial)
                .containsExactly(false, false, false);
    }

    @Test
    void shouldMergeHalvesOfAMinuteIntoAWholeOne() {
        List<RolledBar> first = RollUp.ofTicks(List.of(tick(10_000, "1", "1")), MINUTE, UTC, new Coverage(0, 30_000));
        List<RolledBar> second =
                RollUp.ofTicks(List.of(tick(50_000, "2", "1")), MINUTE, UTC, new Coverage(30_000, 60_000));
        assertThat(first.get(0).partial() && second.get(0).partial()).isTrue();

        List<RolledBar> whole = RollUp.of(List.of(second.get(0), first.get(0)), MINUTE, UTC, new Coverage(0, 60_000));

        assertThat(whole)
                .isEqualTo(RollUp.ofTicks(
                        List.of(tick(10_000, "1", "1"), tick(50_000, "2", "1")), MINUTE, UTC, new Coverage(0, 60_000)));
    }

    @Test
    void shouldRefuseSeveralSymbols() {
        Tick other = new Tick("OTHER", 5, Decimal.of("3"), null, null, null, null, null);

        assertThatThrownBy(() -> RollUp.ofTicks(List.of(tick(1, "1", "1"), other), HOUR, UTC, Coverage.ALL))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("one symbol at a time");
    }

    @Test
    void shouldTellClosesAndHowManyPeriodsHaveNoBar() {
        List<RolledBar> bars = RollUp.ofTicks(
                List.of(tick(0, "1", "1"), tick(60_000, "2.5", "1"), tick(240_000, "3", "1")),
                MINUTE,
                UTC,
                Coverage.ALL);

        Series closes = RollUp.closes(bars, MINUTE, UTC);

        assertThat(closes.values()).containsExactly(1, 2.5, 3);
        assertThat(closes.times()).containsExactly(0, 60_000, 240_000);
        assertThat(closes.basis().gaps()).isEqualTo(2);
        assertThat(closes.basis().interval()).isEqualTo("1m");
    }
}
