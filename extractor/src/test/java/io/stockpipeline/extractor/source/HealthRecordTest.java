package io.stockpipeline.extractor.source;

import static org.assertj.core.api.Assertions.assertThat;

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
}
