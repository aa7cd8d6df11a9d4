package io.stockpipeline.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.health.Health;
import io.stockpipeline.extractor.ExtractorHealth;
import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.SourceHealth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ExtractorRoleTest {
    private final HealthRecord source = new HealthRecord(LoggerFactory.getLogger(ExtractorRoleTest.class), "test");

    /** A symbol that is quiet is not called one that there is not. */
    @Test
    void shouldSayOfEachMissingSymbolWhatTheSourceSaid() {
        source.missing("SOL", "no trade for 10 minutes");
        source.missing("NOPE", "invalid stream");
        source.missing("DOGE", "no trade for 10 minutes");

        Health ready = ExtractorRole.ready(health(source.now()));

        assertThat(ready)
                .isEqualTo(
                        Health.ok("symbols without ticks: NOPE (invalid stream); DOGE, SOL (no trade for 10 minutes)"));
    }

    @Test
    void shouldHaveNothingToSayWhenNoSymbolIsMissing() {
        assertThat(ExtractorRole.ready(health(source.now()))).isEqualTo(Health.ok());
    }

    private static ExtractorHealth health(SourceHealth source) {
        return new ExtractorHealth(source, true, false, Optional.empty());
    }
}
