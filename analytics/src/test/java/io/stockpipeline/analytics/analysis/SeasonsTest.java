package io.stockpipeline.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonsTest {
    @ParameterizedTest
    @CsvSource({
        "1mo, 12", "1w, 52", "1d, 5", "1h, 24", "4h, 6", "12h, 2", "5m, 12", "1m, 60", "15m, 4", "30m, 2", "1s, 60",
        "10s, 6", "7m, 1", ", 1"
    })
    void shouldRepeatWithTheClockAndTheCalendar(String interval, int period) {
        assertThat(Seasons.usual(interval)).isEqualTo(period);
    }
}
