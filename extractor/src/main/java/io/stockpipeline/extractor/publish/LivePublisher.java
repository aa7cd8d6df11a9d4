package io.stockpipeline.extractor.publish;

import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a live source. The source runs on one thread and fills a bounded buffer; another thread empties it into an
 * idempotent producer, whose own memory is bounded too and whose records never expire. While Kafka is away both fill
 * up; then a source that can wait is made to, and one that cannot loses its oldest waiting records, which are counted
 * and told.
 */
public final class LivePublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(LivePublisher.class);

    /** Some 200,000 ticks. */
    static final long BUFFER_BYTES = 64L << 20;

    /** Records that have waited so long for Kafka say that it is away. */
    private static final long AWAY_MILLIS = 10_000;

    private final LiveSource source;
    private final KafkaClients clients;
    private final TickRecords records;
    private final Clock clock;
    private final RecordBuffer buffer;
    private final String name;
    private final Thread receiver;
    private final Thread sender;

    private final LongAdder read = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder forcedOut = new LongAdder();
    private final Map<DeadLetterReason, LongAdder> deadLetters = new EnumMap<>(DeadLetterReason.class);
    private final AtomicLong lastAnswer = new AtomicLong();
    private volatile boolean forcing;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    /** The first one. Two threads may fail at once, and what ends the extractor is what came first. */
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private volatile boolean stopping;

    /** @param name stands in threads and logs, for example {@code local.tech-extractor-0} */
    public LivePublisher(LiveSource source, KafkaClients clients, PipelineTopics topics, String name, Clock clock) {
        this(source, clients, topics, name, clock, BUFFER_BYTES);
    }

    /** @param bufferBytes what may wait for Kafka, in bytes, beside what the producer holds */
    public LivePublisher(
            LiveSource source,
            KafkaClients clients,
            PipelineTopics topics,
            String name,
            Clock clock,
            long bufferBytes) {
        this.source = source;
        this.clients = clients;
        this.name = name;
        this.clock = clock;
        records = new TickRecords(topics, clock);
        buffer = new RecordBuffer(bufferBytes);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            deadLetters.put(reason, new LongAdder());
        }
        receiver = thread(this::receive, name + "-source");
        sender = thread(this::send, name + "-sender");
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void start() {
        lastAnswer.set(clock.millis());
        sender.start();
        receiver.start();
    }

    private void receive() {
        try {
            source.run(new BufferSink());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Encodes on the source's threads and hands over; the lock is the codec's. */
    private final class BufferSink implements TickSink {
        @Override
        public void put(Tick tick) throws InterruptedException {
            buffered(new OutgoingRecord(encode(tick), null));
        }

        @Override
        public void reject(DeadLetter letter) throws InterruptedException {
            buffered(new OutgoingRecord(records.deadLetter(letter), letter.reason()));
        }

        private void buffered(OutgoingRecord record) throws InterruptedException {
            countRead();
            if (!buffer.put(record)) {
                throw new InterruptedException("the extractor is closing");
            }
        }

        @Override
        public void offer(Tick tick) {
            offer(new OutgoingRecord(encode(tick), null));
        }

        @Override
        public void offer(DeadLetter letter) {
            offer(new OutgoingRecord(records.deadLetter(letter), letter.reason()));
        }

        private void offer(OutgoingRecord record) {
            countRead();
            int gone = buffer.offer(record);
            if (gone > 0) {
                forcedOut.add(gone);
                if (!forcing) {
                    forcing = true;
                    LOG.warn(
                            stopping || failure.get() != null
                                    ? "{}: it is closing: records that still come are dropped"
                                    : "{}: Kafka is away and the buffer is full: the oldest waiting records are dropped",
                            name);
                }
            }
        }

        private synchronized ProducerRecord<byte[], byte[]> encode(Tick tick) {
            return records.tick(tick);
        }
    }

    /** After a silence nothing has waited for an answer yet. */
    private void countRead() {
        if (underWay() == 0) {
            lastAnswer.set(clock.millis());
        }
        read.increment();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told
    private void send() {
        try {
            Producer<byte[], byte[]> opened = clients.idempotentProducer();
            producer = opened;
            for (OutgoingRecord next = buffer.take(); next != null; next = buffer.take()) {
                DeadLetterReason reason = next.reason();
                opened.send(next.record(), (metadata, e) -> answered(reason, e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InterruptException e) {
            LOG.debug("{}: interrupted while sending", name);
        } catch (KafkaException e) {
            fail(e);
        }
    }

    private void answered(@Nullable DeadLetterReason reason, @Nullable Exception e) {
        lastAnswer.set(clock.millis());
        if (e != null) {
            if (!stopping) {
                fail(e);
            }
        } else {
            count(reason).increment();
            // Where Kafka is slow and not away, each answer makes room for a few only.
            if (forcing && !stopping && buffer.isHalfEmpty()) {
                forcing = false;
                LOG.info("{}: Kafka takes records again; {} records were dropped in all", name, forcedOut.sum());
            }
        }
    }

    private LongAdder count(@Nullable DeadLetterReason reason) {
        return reason == null ? published : Objects.requireNonNull(deadLetters.get(reason));
    }

    /** Producers without a deadline give up only what can never succeed: a refused login, a topic's limits. */
    private void fail(Throwable e) {
        if (failure.compareAndSet(null, e)) {
            LOG.error("{}: stopped: {}", name, e.getMessage(), e);
            source.close();
            buffer.end();
        }
    }

    @Override
    public ExtractorCounters counters() {
        Map<DeadLetterReason, Long> rejected = new EnumMap<>(DeadLetterReason.class);
        deadLetters.forEach((reason, count) -> {
            if (count.sum() > 0) {
                rejected.put(reason, count.sum());
            }
        });
        return new ExtractorCounters(
                read.sum(), published.sum(), Map.copyOf(rejected), forcedOut.sum(), stopping ? underWay() : 0);
    }

    private long underWay() {
        long dead = deadLetters.values().stream().mapToLong(LongAdder::sum).sum();
        return Math.max(0, read.sum() - published.sum() - dead - forcedOut.sum());
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public boolean delivering() {
        return failure.get() == null && (underWay() == 0 || clock.millis() - lastAnswer.get() < AWAY_MILLIS);
    }

    @Override
    public void close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        stopping = true;
        source.close();
        try {
            receiver.join(patience.toMillis() / 4 + 1);
            receiver.interrupt();
            buffer.end();
            sender.join(left(deadline));
            sender.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Producer<byte[], byte[]> opened = producer;
        if (opened != null) {
            opened.close(Duration.ofMillis(left(deadline)));
        }
        if (underWay() > 0) {
            LOG.warn("{}: {} records could not be delivered within {}", name, underWay(), patience);
        }
    }

    private static long left(long deadline) {
        return Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }
}
