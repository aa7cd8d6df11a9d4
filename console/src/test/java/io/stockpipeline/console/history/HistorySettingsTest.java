package io.stockpipeline.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.model.spec.Span;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistorySettingsTest {
    private static final String URL = "jdbc:postgresql://db:5432/history";

    @Test
    void shouldReadASecretAsEditorsLeaveIt() {
        HistorySettings settings = HistorySettings.of(
                Map.of("url", URL + "\n", "username", " me\n", "password", " with spaces \n", "keep-ticks", "90d\n"));

        assertThat(settings.address()).isEqualTo(new DatabaseAddress(URL, "me", " with spaces "));
        assertThat(settings.retention().ticks()).isEqualTo(Span.of("90d"));
        assertThat(settings.retention().bars()).isEqualTo(Retention.DEFAULT.bars());
    }

    @Test
    void shouldKeepForEverWhatIsToBeKept() {
        assertThat(HistorySettings.of(Map.of("url", URL, "keep-averages", "forever"))
                        .retention()
                        .averages())
                .isNull();
    }

    @Test
    void shouldNameTheEntryThatIsWrong() {
        assertThatThrownBy(() -> HistorySettings.of(Map.of("username", "me"))).hasMessageStartingWith("url: missing");
        assertThatThrownBy(() -> HistorySettings.of(Map.of("url", "postgres://db/history")))
                .hasMessageStartingWith("url: not the address of a PostgreSQL");
        assertThatThrownBy(() -> HistorySettings.of(Map.of("url", URL, "keep-bars", "5m")))
                .hasMessage("keep-bars: write a duration of at least 1d (for example 30d) or forever, found 5m");
    }

    @Test
    void shouldNameTheSchemaAfterThePipeline() {
        String long1 = "n".repeat(60) + ".pipeline";
        String long2 = "n".repeat(60) + ".pipelines";

        assertThat(SchemaName.of("local.tech").quoted()).isEqualTo("\"local.tech\"");
        assertThat(SchemaName.of(long1).text())
                .hasSize(63)
                .isNotEqualTo(SchemaName.of(long2).text());
    }
}
