package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bars counted over the ticks themselves. */
final class BarReference {
    private static final long MINUTE = 60_000;
    private static final long GRACE = 30_000;

    private final List<Tick> ticks;
    private final String interval;
    private final long now;

    BarReference(List<Tick> ticks, String interval, long now) {
        this.ticks = ticks;
        this.interval = interval;
        this.now = now;
    }

    void compare(List<JsonNode> bars, String what) {
        Map<Instant, List<Tick>> byStart = new TreeMap<>();
        ticks.forEach(tick -> byStart.computeIfAbsent(start(tick.time()), start -> new ArrayList<>())
                .add(tick));
        Map<Instant, JsonNode> answered = new TreeMap<>();
        bars.forEach(bar -> answered.put(Instant.parse(bar.get("start").asText()), bar));
        // In order, none twice, none without a tick.
        assertThat(answered.values()).as(what).containsExactlyElementsOf(bars);
        assertThat(byStart).as(what).containsKeys(answered.keySet().toArray(Instant[]::new));
        byStart.forEach((start, own) -> {
            JsonNode bar = answered.get(start);
            // One that a late tick has opened this second has not been published yet.
            if (bar == null) {
                assertThat(isOpen(own)).as(what + " " + start).isTrue();
            } else {
                compare(bar, own, what);
            }
        });
    }

    /** An open bar is published once a second: it may lag behind its ticks. */
    private boolean isOpen(List<Tick> own) {
        long lastMinute = BruteForceTest.lastOf(own).time() / MINUTE * MINUTE + MINUTE;
        return lastMinute + GRACE > BruteForceTest.lastOf(ticks).time();
    }

    private void compare(JsonNode bar, List<Tick> own, String what) {
        String where = what + " " + bar;
        Instant end = Instant.parse(bar.get("end").asText());
        assertThat(bar.get("partial").asBoolean()).as(where).isEqualTo(end.toEpochMilli() > now);
        if (isOpen(own)) {
            assertThat(bar.get("final").asBoolean()).as(where).isFalse();
            assertThat(bar.get("count").asInt()).as(where).isLessThanOrEqualTo(own.size());
            return;
        }
        Tick first = own.stream().reduce((a, b) -> b.time() < a.time() ? b : a).orElseThrow();
        Tick last = BruteForceTest.lastOf(own);
        assertThat(bar.get("count").asInt()).as(where).isEqualTo(own.size());
        equal(bar, "open", first.price().toBigDecimal(), where);
        equal(bar, "close", last.price().toBigDecimal(), where);
        equal(
                bar,
                "high",
                own.stream()
                        .map(tick -> tick.price().toBigDecimal())
                        .reduce(BigDecimal::max)
                        .orElseThrow(),
                where);
        equal(
                bar,
                "low",
                own.stream()
                        .map(tick -> tick.price().toBigDecimal())
                        .reduce(BigDecimal::min)
                        .orElseThrow(),
                where);
        equal(bar, "volume", BruteForceTest.volume(own), where);
        assertThat(bar.get("openTime").asText()).isEqualTo(BruteForceTest.iso(first.time()));
        assertThat(bar.get("closeTime").asText()).isEqualTo(BruteForceTest.iso(last.time()));
        BigDecimal volume = BruteForceTest.volume(own);
        assertThat(bar.has("vwap")).as(where).isEqualTo(volume.signum() > 0);
        if (volume.signum() > 0) {
            BigDecimal exact = own.stream()
                    .map(tick -> tick.price().toBigDecimal().multiply(BruteForceTest.size(tick)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .divide(volume, 15, RoundingMode.HALF_EVEN);
            int scale = own.get(0).price().scale() + 6;
            assertThat(bar.get("vwap").decimalValue().subtract(exact).abs())
                    .as(where)
                    .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(scale));
        }
    }

    private static void equal(JsonNode bar, String field, BigDecimal expected, String where) {
        assertThat(bar.get(field).decimalValue()).as(field + " of " + where).isEqualByComparingTo(expected);
    }

    private Instant start(long time) {
        ZonedDateTime at = Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC);
        ZonedDateTime day = at.truncatedTo(ChronoUnit.DAYS);
        return switch (interval) {
            case "1m" -> at.truncatedTo(ChronoUnit.MINUTES).toInstant();
            case "5m" ->
                at.truncatedTo(ChronoUnit.HOURS)
                        .plusMinutes(at.getMinute() / 5 * 5L)
                        .toInstant();
            case "1h" -> at.truncatedTo(ChronoUnit.HOURS).toInstant();
            case "1d" -> day.toInstant();
            case "1w" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            default -> day.withDayOfMonth(1).toInstant();
        };
    }
}
