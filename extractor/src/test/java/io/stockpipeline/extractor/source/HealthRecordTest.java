package io.stockpipeline.extractor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HealthRecordTest {
    @Test
    void shouldKeepTheTimeOfTheNewestTickOfEachSymbol() {
        HealthRecord health = new HealthRecord(LoggerFactory.getLogger(HealthRecordTest.class), "test");

        health.tick("A", 1000);
        health.tick("B", 50);
        health.tick("A", 1300);
        // A snapshot after a reconnect, and a trade that comes late.
        health.tick("A", 900);
        health.tick("A", 1299);

        assertThat(health.now().lastTickTimes()).containsEntry("A", 1300L).containsEntry("B", 50L);
    }

    /** One tick of the year 2100 would else say until then that the newest is new. */
    @Test
    void shouldPassOverTimesThatLieTooFarAheadOfTheClock() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC);
        HealthRecord health = new HealthRecord(
                LoggerFactory.getLogger(HealthRecordTest.class), "test", new ClockSkew(clock, Duration.ofMinutes(1)));
        health.missing("B", "gone");

        health.tick("A", 99_000);
        health.tick("A", 160_001);
        health.tick("B", 4_102_444_800_000L);
        assertThat(health.now().lastTickTimes()).containsOnly(Map.entry("A", 99_000L));
        assertThat(health.now().missingSymbols()).isEmpty();

        health.tick("A", 160_000);
        assertThat(health.now().lastTickTimes()).containsOnly(Map.entry("A", 160_000L));
    }

    @Test
    void shouldNotMissWhatTheSourceGivesAgain() {
        HealthRecord health = new HealthRecord(LoggerFactory.getLogger(HealthRecordTest.class), "test");
        health.missing("A", "gone");
        health.missing("B", "gone");

        health.there("A");

        assertThat(health.now().missingSymbols()).containsOnlyKeys("B");
    }
}
