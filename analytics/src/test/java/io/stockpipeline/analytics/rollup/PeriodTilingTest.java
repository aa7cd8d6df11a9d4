package io.stockpipeline.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Periods follow each other without a hole, and shorter ones lie whole in longer ones, in every zone and at every change of its clocks. */
class PeriodTilingTest {
    private static final long FROM = -2_000_000_000_000L;
    private static final long TO = 2_000_000_000_000L;
    private static final long HOUR = 3_600_000;

    @Property(tries = 2000)
    void shouldFollowEachOtherWithoutAHole(
            @ForAll("periods") String text, @ForAll("zones") ZoneId zone, @ForAll("times") long drawn) {
        Period period = Period.of(text);
        long time = nearChange(drawn, zone);
        long start = period.startOf(time, zone);
        long end = period.endOf(time, zone);

        assertThat(time).isBetween(start, end - 1);
        assertThat(period.startOf(start, zone)).isEqualTo(start);
        assertThat(period.startOf(end - 1, zone)).isEqualTo(start);
        assertThat(period.endOf(start, zone)).isEqualTo(end);
        assertThat(period.endOf(end - 1, zone)).isEqualTo(end);
        assertThat(period.startOf(end, zone)).isEqualTo(end);
    }

    @Property(tries = 2000)
    void shouldNestInLongerOnes(
            @ForAll @IntRange(max = 6) int place, @ForAll("zones") ZoneId zone, @ForAll("times") long drawn) {
        List<String> nested = List.of("1m", "5m", "30m", "1h", "4h", "12h", "1d", "1mo");
        Period inner = Period.of(nested.get(place));
        Period outer = Period.of(nested.get(place + 1));
        long time = nearChange(drawn, zone);

        assertThat(inner.startOf(time, zone)).isGreaterThanOrEqualTo(outer.startOf(time, zone));
        assertThat(inner.endOf(time, zone)).isLessThanOrEqualTo(outer.endOf(time, zone));
    }

    /** Half of the times are within a few hours of a change of the zone's clocks, where there is one. */
    private static long nearChange(long time, ZoneId zone) {
        var change = zone.getRules().nextTransition(Instant.ofEpochMilli(time));
        return change == null || time % 2 == 0 ? time : change.getInstant().toEpochMilli() + time % (3 * HOUR);
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.longs().between(FROM, TO);
    }

    @Provide
    Arbitrary<String> periods() {
        return Arbitraries.of("1m", "5m", "30m", "1h", "90m", "4h", "12h", "1d", "1w", "1mo");
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "America/New_York",
                        "Europe/London",
                        "Australia/Lord_Howe",
                        "America/St_Johns",
                        "America/Sao_Paulo",
                        "America/Havana",
                        "Asia/Kolkata",
                        "Asia/Tokyo",
                        "Africa/Monrovia",
                        "Pacific/Apia")
                .map(ZoneId::of);
    }
}
