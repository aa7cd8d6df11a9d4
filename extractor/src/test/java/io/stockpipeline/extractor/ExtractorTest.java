package io.stockpipeline.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.file.FileSources;
import io.stockpipeline.extractor.publish.KafkaClients;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.spec.SocketSource;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.spec.TimeUnit;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorTest {
    private final KafkaClients nowhere = new PublisherConnection("127.0.0.1:1", Map.of(), "test");

    @Test
    void shouldSayThatATopicNeedsNoExtractor() {
        Source topic = new KafkaSource("trades", RecordFormat.Json, Map.of(), TimeUnit.ms, null, false);

        assertThatThrownBy(() -> Sources.create(
                        topic,
                        Pipelines.of(1, new SyntheticSource(1, 42, 0.2, null, 10L), "A")
                                .spec(),
                        List.of("A"),
                        SourceContext.of(Path.of("nowhere"), null, Clock.systemUTC())))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessage("spec.source.kafka: its ticks are in a topic already; no extractor is needed");
    }

    @Test
    void shouldRefuseAFileThatIsNotThereBeforeItStarts() {
        assertThatThrownBy(() -> extractor(FileSources.csv("nowhere.csv").source(), 0))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.source.file.path");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 7})
    void shouldRefuseAShardThatIsNotOneOfThePipelines(int shard) {
        assertThatThrownBy(() -> extractor(new SyntheticSource(1, 42, 0.2, null, null), shard))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessage("spec.extractor.shards: there is no shard " + shard
                        + " of 2: they are counted from 0, so the last is 1");
    }

    /** Each shard would read all of it, and every tick would come twice. */
    @Test
    void shouldLeaveAFeedOfLinesToTheFirstShard() {
        try (Extractor extractor = extractor(new SocketSource("127.0.0.1", 9, RecordFormat.Jsonl), 1)) {
            extractor.start();

            assertThat(extractor.ended()).isFalse();
            assertThat(extractor.health().live()).isTrue();
            assertThat(extractor.health().delivering()).isTrue();
            assertThat(extractor.health().source().errors()).isZero();
        }
    }

    @Test
    void shouldLeaveAFiniteSourceToTheFirstShard() {
        try (Extractor extractor = extractor(new SyntheticSource(1, 42, 0.2, null, 10L), 1)) {
            extractor.start();

            assertThat(extractor.ended()).isTrue();
            assertThat(extractor.health().live()).isTrue();
            assertThat(extractor.counters().read()).isZero();
        }
    }

    private Extractor extractor(Source source, int shard) {
        return new Extractor(
                Pipelines.of(2, source, "AAPL", "MSFT"),
                nowhere,
                shard,
                SourceContext.of(Path.of("nowhere"), null, Clock.systemUTC()));
    }
}
