package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What the roles' {@code /metrics} have to say after so many ticks of a source with an end. */
final class ServedMetrics {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PATH = "/metrics";
    /** In the year 2023. */
    private static final double LATE_ENOUGH = 1.7e9;

    private ServedMetrics() {}

    static void haveCountedWhatTheExtractorDid(RoleProcess extractor, int ticks) throws InterruptedException {
        Scrape scrape = Scrape.of(extractor.probe(PATH));
        assertThat(ofSource(scrape, "stockpipeline_extractor_read_total")).isEqualTo(ticks);
        assertThat(ofSource(scrape, "stockpipeline_extractor_published_total")).isEqualTo(ticks);
        assertThat(scrape.sum("stockpipeline_extractor_dead_letters_total")).isZero();
        assertThat(ofSource(scrape, "stockpipeline_source_connected")).isEqualTo(1);
        assertThat(ofSource(scrape, "stockpipeline_source_ended")).isEqualTo(1);
        assertThat(ofSource(scrape, "stockpipeline_source_last_tick_timestamp_seconds"))
                .isGreaterThan(LATE_ENOUGH);
        assertThat(scrape.series().keySet()).anyMatch(name -> name.startsWith("kafka_producer_record_send_total"));
    }

    /** The lag of a partition is there some seconds after the partition came. */
    static void haveCountedWhatTheProcessorDid(RoleProcess processor, int ticks, long bars) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape scrape = Scrape.of(processor.probe(PATH));
            assertThat(scrape.value("stockpipeline_processor_accepted_total")).isEqualTo(ticks);
            assertThat(scrape.value("stockpipeline_processor_averages_total")).isEqualTo(ticks);
            assertThat(scrape.value("stockpipeline_processor_bars_total")).isEqualTo(bars);
            assertThat(scrape.sum("stockpipeline_processor_dead_letters_total")).isZero();
            assertThat(scrape.value("stockpipeline_processor_state{state=\"RUNNING\"}"))
                    .isEqualTo(1);
            assertThat(scrape.series().keySet().stream()
                            .filter(name -> name.startsWith("kafka_consumer_fetch_manager_records_lag{"))
                            .filter(name -> name.contains(".ticks\""))
                            .map(scrape::value))
                    .containsExactly(0.0, 0.0);
        });
    }

    static void haveCountedWhatTheConsoleSaw(RoleProcess console, long records, int symbols) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape scrape = Scrape.of(console.probe(PATH));
            assertThat(scrape.value("stockpipeline_console_view_ready")).isEqualTo(1);
            assertThat(scrape.value("stockpipeline_console_view_records_total")).isEqualTo(records);
            assertThat(scrape.value("stockpipeline_console_view_lag_records")).isZero();
            assertThat(scrape.value("stockpipeline_console_view_symbols")).isEqualTo(symbols);
            assertThat(scrape.value("stockpipeline_console_history_state{state=\"none\"}"))
                    .isEqualTo(1);
            assertThat(scrape.value("stockpipeline_console_history_lag_records"))
                    .isNaN();
        });
    }

    private static double ofSource(Scrape scrape, String name) {
        return scrape.value(name + "{source=\"synthetic\"}");
    }
}
