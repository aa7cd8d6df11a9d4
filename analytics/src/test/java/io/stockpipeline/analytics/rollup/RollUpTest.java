package io.stockpipeline.analytics.rollup;

import static io.stockpipeline.analytics.rollup.RandomTicks.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
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
    void shouldRollUpPublishedBarsAndSayThatOneIsStillOpen() {
        Bar first = published(0, "10", "12", "9", "11", "3", "10.50000000", true);
        Bar second = published(60_000, "11", "11.5", "11", "11.25", "1", "11.25000000", false);

        RolledBar hour =
                RollUp.ofBars(List.of(second, first), HOUR, UTC, Coverage.ALL).get(0);

        assertThat(List.of(hour.open(), hour.high(), hour.low(), hour.close()))
                .containsExactly(
                        new BigDecimal("10"), new BigDecimal("12"), new BigDecimal("9"), new BigDecimal("11.25"));
        assertThat(hour.volume()).isEqualTo("4");
        assertThat(hour.vwap()).isEqualTo("10.68750000");
        assertThat(hour.isFinal()).isFalse();
        assertThat(RolledBar.of(first).vwap()).isEqualTo("10.50000000");
    }

    @Test
    void shouldRefuseAPublishedBarTwiceAndOneWithoutPrices() {
        Bar bar = published(0, "10", "12", "9", "11", "3", "10.5", true);
        Bar empty = new Bar();
        empty.symbol = "ACME";

        assertRefused(List.of(bar, bar), "newest record");
        assertRefused(List.of(empty), "no price named open");
    }

    @Test
    void shouldRefuseBarsThatLieInTwoPeriods() {
        // Hours of UTC end at half past on Lord Howe, so midnight lies within one.
        Bar bar = published(13 * 3_600_000L, "10", "12", "9", "11", "3", "10.5", true);
        bar.end = bar.start + 3_600_000;

        assertThatThrownBy(() -> RollUp.ofBars(List.of(bar), DatePeriod.Day, ZoneId.of("+10:30"), Coverage.ALL))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("two periods of 1d")
                .hasMessageContaining("shorter bars");
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

    private static void assertRefused(List<Bar> bars, String why) {
        assertThatThrownBy(() -> RollUp.ofBars(bars, HOUR, UTC, Coverage.ALL))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining(why);
    }

    private static Bar published(
            long start,
            String open,
            String high,
            String low,
            String close,
            String volume,
            String vwap,
            boolean isFinal) {
        Bar bar = new Bar();
        bar.symbol = "ACME";
        bar.interval = "1m";
        bar.start = start;
        bar.end = start + 60_000;
        bar.openTime = start + 1;
        bar.closeTime = start + 59_000;
        set(bar.open, open);
        set(bar.high, high);
        set(bar.low, low);
        set(bar.close, close);
        set(bar.volume, volume);
        set(bar.vwap, vwap);
        bar.count = 2;
        bar.isFinal = isFinal;
        return bar;
    }

    private static void set(Figure figure, String number) {
        BigDecimal value = new BigDecimal(number);
        figure.set(value.unscaledValue(), value.scale());
    }
}
