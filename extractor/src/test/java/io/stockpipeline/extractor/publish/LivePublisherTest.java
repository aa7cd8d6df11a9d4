package io.stockpipeline.extractor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.extractor.Pipelines;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.YahooSource;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class LivePublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MockKafka kafka = new MockKafka();

    @Test
    void shouldPublishTicksAndDeadLetters() {
        LivePublisher publisher = publisher(LivePublisher.BUFFER_BYTES, sink -> {
            sink.put(tick(1));
            sink.offer(tick(2));
            sink.reject(new DeadLetter(
                    DeadLetterReason.Malformed, "no", null, new byte[] {1}, new DeadLetter.LineOrigin(1)));
        });
        publisher.start();
        await().until(() -> publisher.counters().read() == 3
                && publisher.counters().published() == 2
                && publisher.counters().deadLettersInAll() == 1);
        publisher.close(PATIENCE);

        assertThat(kafka.committed(MockKafka.TICKS)).hasSize(2);
        assertThat(kafka.committed(MockKafka.DEAD_LETTERS)).hasSize(1);
        assertThat(publisher.counters())
                .isEqualTo(new ExtractorCounters(3, 2, Map.of(DeadLetterReason.Malformed, 1L), 0, 0));
    }

    @Test
    void shouldDeliverWhatWasTakenBeforeItCloses() {
        CountDownLatch given = new CountDownLatch(1);
        LivePublisher publisher = publisher(LivePublisher.BUFFER_BYTES, sink -> {
            for (int i = 0; i < 1000; i++) {
                sink.put(tick(i));
            }
            given.countDown();
        });
        publisher.start();
        await().until(() -> given.getCount() == 0);

        publisher.close(PATIENCE);

        assertThat(publisher.counters().published()).isEqualTo(1000);
        assertThat(kafka.producers().get(0).closed()).isTrue();
    }

    @Test
    void shouldCountWhatStillComesWhileItCloses() {
        AtomicReference<TickSink> kept = new AtomicReference<>();
        LivePublisher publisher = publisher(LivePublisher.BUFFER_BYTES, sink -> {
            sink.offer(tick(1));
            kept.set(sink);
        });
        publisher.start();
        await().until(() -> publisher.counters().published() == 1);
        publisher.close(PATIENCE);

        Objects.requireNonNull(kept.get()).offer(tick(2));

        assertThat(publisher.counters()).isEqualTo(new ExtractorCounters(2, 1, Map.of(), 1, 0));
    }

    @Test
    void shouldSurfaceWhatCannotBeMended() {
        kafka.isAway();
        LivePublisher publisher = publisher(LivePublisher.BUFFER_BYTES, sink -> sink.put(tick(1)));
        publisher.start();
        await().until(() -> !kafka.producers().isEmpty()
                && kafka.producers().get(0).errorNext(new TopicAuthorizationException("ticks")));

        await().until(() -> publisher.failure().isPresent());
        assertThat(publisher.delivering()).isFalse();
        publisher.close(PATIENCE);
        assertThat(publisher.counters().undelivered()).isEqualTo(1);
    }

    /** Two threads may fail at once: here Kafka's failure comes while the source's is being told. */
    @Test
    void shouldKeepTheFirstFailure() {
        kafka.isAway();
        AtomicReference<LivePublisher> running = new AtomicReference<>();
        AtomicReference<Throwable> meanwhile = new AtomicReference<>();
        RuntimeException refused = new SourceConfigurationException("no such key") {
            @Override
            public String getMessage() {
                kafka.producers().get(0).errorNext(new TopicAuthorizationException("ticks"));
                running.get().failure().ifPresent(meanwhile::set);
                return super.getMessage();
            }
        };
        LivePublisher publisher = publisher(LivePublisher.BUFFER_BYTES, sink -> {
            sink.put(tick(1));
            await().until(() -> !kafka.producers().isEmpty()
                    && !kafka.producers().get(0).history().isEmpty());
            throw refused;
        });
        running.set(publisher);
        publisher.start();

        await().until(() -> meanwhile.get() != null);
        assertThat(meanwhile.get()).isSameAs(refused);
        assertThat(publisher.failure()).containsSame(refused);
        publisher.close(PATIENCE);
    }

    private interface Feed {
        void run(TickSink sink) throws InterruptedException;
    }

    private LivePublisher publisher(long bufferBytes, Feed feed) {
        YahooSource yahoo = new YahooSource(YahooSource.Mode.Poll, Span.of("60s"));
        return new LivePublisher(
                new LiveSource() {
                    private final CountDownLatch closed = new CountDownLatch(1);

                    @Override
                    public void run(TickSink sink) throws InterruptedException {
                        feed.run(sink);
                        closed.await();
                    }

                    @Override
                    public String key() {
                        return "test";
                    }

                    @Override
                    public SourceHealth health() {
                        return new SourceHealth(true, Map.of(), Map.of(), 0, 0, 0, 0, 0, null);
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                },
                kafka,
                PipelineTopics.of(Pipelines.of(yahoo, "AAPL")),
                "local.tech-extractor-0",
                Clock.systemUTC(),
                bufferBytes);
    }

    private static Tick tick(long time) {
        return new Tick("AAPL", time, Decimal.of("1.5"), null, null, null, "test", null);
    }
}
