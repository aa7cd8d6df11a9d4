package io.stockpipeline.extractor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.file.FileSources;
import io.stockpipeline.extractor.file.FileTickSource;
import io.stockpipeline.extractor.source.FakePause;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.EndMarker;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.SymbolFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinitePublisherTest {
    private static final int LINES = 20;

    @TempDir
    Path folder;

    private final MockKafka kafka = new MockKafka();
    private final FakePause pause = new FakePause();
    /** So that a transaction holds a few records only. */
    private Duration step = Duration.ofMillis(30);

    @Test
    void shouldPublishEverythingOnceAndThenTheEndMarkers() throws IOException {
        FinitePublisher publisher = ended(write());

        assertThat(ticks()).containsExactlyElementsOf(expected(0, LINES));
        assertThat(endMarkers()).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
        assertThat(kafka.committed(MockKafka.DEAD_LETTERS)).singleElement().satisfies(record -> {
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("rubbish");
            assertThat(header(record, "error.reason")).isEqualTo("Malformed");
            assertThat(header(record, "source.line")).isEqualTo("2");
        });
        assertThat(publisher.counters())
                .isEqualTo(new ExtractorCounters(LINES + 1, LINES, Map.of(DeadLetterReason.Malformed, 1L), 0, 0));
        publisher.close(Duration.ofSeconds(5));
    }

    @Test
    void shouldKeySymbolsAndStampTheArrival() throws IOException {
        ended(write()).close(Duration.ofSeconds(5));

        assertThat(kafka.committed(MockKafka.TICKS).get(0)).satisfies(record -> {
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("AAPL");
            assertThat(record.timestamp()).isGreaterThanOrEqualTo(JumpingClock.START.toEpochMilli());
        });
    }

    @Test
    void shouldPublishNothingWhenThePositionSaysEnded() throws IOException {
        Path file = write();
        ended(file).close(Duration.ofSeconds(5));
        int before = kafka.committed(MockKafka.TICKS).size();

        FinitePublisher again = ended(file);

        assertThat(kafka.committed(MockKafka.TICKS)).hasSize(before);
        assertThat(again.counters().read()).isEqualTo(LINES + 1);
        again.close(Duration.ofSeconds(5));
    }

    @Test
    void shouldPublishWhatHasGrownSinceTheEnd() throws IOException {
        Path file = write();
        ended(file).close(Duration.ofSeconds(5));
        Files.writeString(file, line(LINES), StandardOpenOption.APPEND);

        ended(file).close(Duration.ofSeconds(5));

        assertThat(ticks()).containsExactlyElementsOf(expected(0, LINES + 1));
        assertThat(endMarkers()).hasSize(6);
    }

    @Test
    void shouldGoOnFromTheLastCommitAfterAFailure() throws IOException {
        kafka.failsAfterCommits(3, new TimeoutException("the broker is away"));

        FinitePublisher publisher = ended(write());

        assertThat(kafka.producers()).hasSize(2);
        assertThat(ticks()).containsExactlyElementsOf(expected(0, LINES));
        assertThat(kafka.committed(MockKafka.DEAD_LETTERS)).hasSize(1);
        assertThat(endMarkers()).hasSize(3);
        assertThat(pause.sleeps()).containsExactly(Duration.ofSeconds(1));
        publisher.close(Duration.ofSeconds(5));
    }

    @Test
    void shouldStopWhenAnotherExtractorHasTakenOver() throws IOException {
        kafka.failsAfterCommits(1, new ProducerFencedException("fenced"));

        FinitePublisher publisher = publisher(write());
        publisher.start();

        await().until(() -> publisher.failure().isPresent());
        assertThat(publisher.ended()).isFalse();
        assertThat(kafka.producers()).hasSize(1);
    }

    @Test
    void shouldGoOnWhenKafkaGaveUpATransactionThatTookTooLong() throws IOException {
        kafka.failsAfterCommits(1, new ProducerFencedException("fenced"));
        step = Duration.ofMillis(PublisherConnection.TRANSACTION_MILLIS);

        FinitePublisher publisher = ended(write());

        assertThat(kafka.producers()).hasSize(2);
        assertThat(ticks()).containsExactlyElementsOf(expected(0, LINES));
        publisher.close(Duration.ofSeconds(5));
    }

    private static List<String> expected(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"symbol\":\"AAPL\",\"time\":" + i + ",\"price\":1.5,\"source\":\"file\"}")
                .toList();
    }

    private List<String> ticks() {
        return kafka.committed(MockKafka.TICKS).stream()
                .filter(record -> record.value().length > 0)
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> endMarkers() {
        return kafka.committed(MockKafka.TICKS).stream()
                .filter(record -> record.headers().lastHeader(EndMarker.HEADER) != null)
                .toList();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private Path write() throws IOException {
        StringBuilder lines = new StringBuilder("symbol,time,price\nrubbish\n");
        for (int i = 0; i < LINES; i++) {
            lines.append(line(i));
        }
        return Files.writeString(folder.resolve("ticks.csv"), lines);
    }

    private static String line(int i) {
        return "AAPL," + i + ",1.5\n";
    }

    private FinitePublisher ended(Path file) throws IOException {
        FinitePublisher publisher = publisher(file);
        publisher.start();
        await().until(() -> publisher.ended() || publisher.failure().isPresent());
        assertThat(publisher.failure()).isEmpty();
        return publisher;
    }

    private FinitePublisher publisher(Path file) throws IOException {
        FileSources source = FileSources.csv(file);
        StockPipeline pipeline = Pipelines.of(source.source(), "AAPL");
        Clock clock = new JumpingClock(step);
        return new FinitePublisher(
                new FileTickSource(source.source(), folder, SymbolFilter.of(pipeline.spec()), clock, new FakePause()),
                kafka,
                PipelineTopics.of(pipeline),
                0,
                "local.tech-extractor-0",
                clock,
                pause);
    }

    /** Every look moves it on by a step. */
    private static final class JumpingClock extends Clock {
        static final Instant START = Instant.parse("2025-06-02T10:00:00Z");
        private final Duration step;
        private Instant now = START;

        JumpingClock(Duration step) {
            this.step = step;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
