package io.stockpipeline.extractor.publish;

import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.extractor.source.Pause;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a finite source exactly once. Ticks, dead letters and the position stand in one Kafka transaction; whatever
 * breaks one - a crash, a timeout, a lost broker - is answered by beginning anew at the last committed position. At the
 * end every partition of {@code ticks} gets an end marker, in the transaction that says {@code ended}; then it idles.
 */
public final class FinitePublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(FinitePublisher.class);

    /** Readers of committed records see a tick after at most about so long. */
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);
    /** So much is done twice at most after a crash. */
    private static final int MOST_RECORDS = 100_000;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    private final FiniteSource source;
    private final KafkaClients clients;
    private final PipelineTopics topics;
    private final TickRecords records;
    private final int shard;
    private final String transactionalId;
    private final Clock clock;
    private final Pause pause;
    private final Thread thread;

    private volatile ExtractorCounters counters = new ExtractorCounters(0, 0, Map.of(), 0, 0);
    private volatile boolean ended;
    private volatile boolean stopping;
    private volatile boolean delivering;
    private volatile @Nullable Throwable failure;
    /** When the open transaction was begun, epoch milliseconds; negative: none is open. */
    private long transactionBegun = -1;
    /** What went wrong last, so that it is logged once while it lasts. */
    private @Nullable String trouble;

    /**
     * @param transactionalId {@code <namespace>.<name>-extractor-<shard>}: whoever starts last with it is the only one
     * @param pause waits between attempts
     */
    public FinitePublisher(
            FiniteSource source,
            KafkaClients clients,
            PipelineTopics topics,
            int shard,
            String transactionalId,
            Clock clock,
            Pause pause) {
        this.source = source;
        this.clients = clients;
        this.topics = topics;
        this.shard = shard;
        this.transactionalId = transactionalId;
        this.clock = clock;
        this.pause = pause;
        records = new TickRecords(topics, clock);
        thread = new Thread(this::run, transactionalId);
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            Duration wait = FIRST_RETRY;
            while (!stopping && !ended) {
                long committed = counters.read();
                try {
                    publish();
                } catch (KafkaException e) {
                    if (stopping) {
                        return;
                    }
                    if (KafkaFault.isFatal(e) && !ranOut(e)) {
                        throw e;
                    }
                    wait = counters.read() > committed ? FIRST_RETRY : wait;
                    failing(e, wait);
                    if (!pause.sleep(wait)) {
                        return;
                    }
                    wait = wait.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? wait.multipliedBy(2) : LAST_RETRY;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!stopping) {
                failure = e;
                delivering = false;
                LOG.error("{}: stopped: {}", transactionalId, KafkaFault.words(e), e);
            }
        }
    }

    /**
     * Whether the transaction was given up by Kafka because it took too long, for example while Kafka was away; to the producer
     * that looks as if another had taken over. Of two that fight for one id none has a transaction so old.
     */
    private boolean ranOut(KafkaException e) {
        return KafkaFault.isFenced(e)
                && transactionBegun >= 0
                && clock.millis() - transactionBegun >= PublisherConnection.TRANSACTION_MILLIS;
    }

    private void failing(KafkaException e, Duration wait) {
        String words = ranOut(e) ? "Kafka gave up the open transaction, which took too long" : KafkaFault.words(e);
        if (!words.equals(trouble)) {
            LOG.warn("{}: {}; going on from the last committed position", transactionalId, words);
        }
        LOG.debug("{}: next attempt in {}", transactionalId, wait);
        trouble = words;
        delivering = false;
    }

    /** From the last committed position to the end, or until it is stopped. */
    private void publish() throws IOException, InterruptedException {
        try (ProducerHold hold = new ProducerHold(clients.transactionalProducer(transactionalId))) {
            Producer<byte[], byte[]> producer = hold.producer();
            transactionBegun = -1;
            producer.initTransactions();
            int partitions = producer.partitionsFor(topics.positions()).size();
            CommittedPosition positions = new CommittedPosition(topics.positions(), shard, partitions);
            Optional<Position> last = committed(positions);
            Tally tally = new Tally(last.orElse(null));
            counters = tally.counters();
            source.open(last.map(Position::source).orElse(null));
            last.ifPresent(position -> LOG.info(
                    "{}: resuming after line {} ({} read, ended: {})",
                    transactionalId,
                    position.source().line(),
                    position.read(),
                    position.ended()));
            long readBefore = tally.read();
            boolean wasEnded = last.map(Position::ended).orElse(false);
            delivering = true;
            Transaction transaction = new Transaction(producer, positions, tally);
            while (!stopping) {
                FiniteSource.Step step = source.next(COMMIT_INTERVAL);
                if (step == FiniteSource.Step.End) {
                    if (!wasEnded || tally.read() > readBefore) {
                        transaction.end();
                    }
                    ended = true;
                    LOG.info("{}: the source has come to its end: {}", transactionalId, counters);
                    return;
                }
                transaction.add(step);
            }
            transaction.commit(false);
        }
    }

    private Optional<Position> committed(CommittedPosition positions) {
        try (Consumer<byte[], byte[]> consumer = clients.positionConsumer()) {
            return positions.read(consumer);
        }
    }

    /** Closes without waiting: what is not committed by then is not meant to be. */
    private record ProducerHold(Producer<byte[], byte[]> producer) implements AutoCloseable {
        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    /** The open transaction, if any: begun with its first record, committed by number or age. */
    private final class Transaction {
        private final Producer<byte[], byte[]> producer;
        private final CommittedPosition positions;
        private final Tally tally;
        private boolean open;
        private int size;

        Transaction(Producer<byte[], byte[]> producer, CommittedPosition positions, Tally tally) {
            this.producer = producer;
            this.positions = positions;
            this.tally = tally;
        }

        void add(FiniteSource.Step step) {
            switch (step) {
                case Tick -> {
                    begin();
                    send(records.tick(source.tick()));
                    tally.tick();
                    size++;
                }
                case DeadLetter -> {
                    begin();
                    send(records.deadLetter(source.deadLetter()));
                    tally.deadLetter(source.deadLetter().reason());
                    size++;
                }
                default -> {}
            }
            if (open && (size >= MOST_RECORDS || isOld())) {
                commit(false);
            }
        }

        @SuppressWarnings("FutureReturnValueIgnored") // the commit fails when a record does
        private void send(ProducerRecord<byte[], byte[]> record) {
            producer.send(record);
        }

        private boolean isOld() {
            return clock.millis() - transactionBegun >= COMMIT_INTERVAL.toMillis();
        }

        private void begin() {
            if (!open) {
                producer.beginTransaction();
                open = true;
                size = 0;
                transactionBegun = clock.millis();
            }
        }

        void end() {
            begin();
            for (PartitionInfo partition : producer.partitionsFor(records.ticksTopic())) {
                send(records.endMarker(partition.partition()));
            }
            commit(true);
        }

        void commit(boolean end) {
            if (!open) {
                return;
            }
            ExtractorCounters reached = tally.counters();
            send(positions.record(
                    new Position(source.position(), reached.read(), reached.published(), reached.deadLetters(), end)));
            producer.commitTransaction();
            open = false;
            transactionBegun = -1;
            counters = reached;
            trouble = null;
        }
    }

    @Override
    public ExtractorCounters counters() {
        return counters;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public boolean delivering() {
        return delivering;
    }

    @Override
    public void close(Duration patience) {
        stopping = true;
        pause.end();
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                LOG.warn("{}: not committed within {}; the next start resumes before it", transactionalId, patience);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
