package io.stockpipeline.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bars as the pipeline publishes them, rolled up. */
class PublishedBarsTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Period HOUR = Period.of("1h");

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
    void shouldRefuseBarsOfTwoIntervals() {
        Bar minute = published(0, "10", "12", "9", "11", "3", "10.5", true);
        Bar other = published(60_000, "10", "12", "9", "11", "3", "10.5", true);
        other.interval = "5m";

        assertRefused(List.of(minute, other), "bars of 1m and of 5m would count ticks twice");
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
