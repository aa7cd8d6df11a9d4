package io.stockpipeline.console.history.sink;

import io.github.resilience4j.core.IntervalFunction;
import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.SqlFailure;
import io.stockpipeline.model.topic.PipelineTopics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the topics of averages, alarms and bars into the history, in a thread of its own, for as long as the console lives.
 * Kafka and the database may both be away; it waits, ever longer, and goes on where the last transaction ended.
 */
public final class HistorySink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistorySink.class);

    private static final IntervalFunction WAIT =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2, 0.3, Duration.ofSeconds(15));
    /** How soon another replica takes over once the one that writes is gone. */
    private static final Duration STANDING_BY = Duration.ofSeconds(2);

    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final HistoryDatabase database;
    private final Supplier<TopicFeed> feeds;
    private final Retention retention;
    private final Clock clock;
    private final WriterLock lock;
    private final SinkCounters counters = new SinkCounters();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable TopicFeed feed;
    private volatile @Nullable Connection inUse;

    HistorySink(HistoryDatabase database, Supplier<TopicFeed> feeds, Retention retention, Clock clock) {
        this.database = database;
        this.feeds = feeds;
        this.retention = retention;
        this.clock = clock;
        this.lock = new WriterLock(database.schema());
        this.thread = new Thread(this::keepWriting, "history-sink");
        thread.setDaemon(true);
    }

    /** Begins to write, as soon as there is a database to write to. */
    public static HistorySink start(
            HistoryDatabase database,
            ConsoleConnection connection,
            PipelineTopics topics,
            Retention retention,
            Clock clock) {
        return start(database, () -> new KafkaTopicFeed(connection, topics), retention, clock);
    }

    static HistorySink start(HistoryDatabase database, Supplier<TopicFeed> feeds, Retention retention, Clock clock) {
        HistorySink sink = new HistorySink(database, feeds, retention, clock);
        sink.thread.start();
        return sink;
    }

    /** How it is doing. */
    public SinkStatus status() {
        return counters;
    }

    private void keepWriting() {
        int failures = 0;
        while (!isClosing()) {
            long before = rowsAndOffsets();
            try (Handle handle = database.jdbi().open()) {
                Connection connection = handle.getConnection();
                inUse = connection;
                if (lock.take(connection)) {
                    writeWith(connection);
                } else {
                    standBy(connection);
                }
                failures = 0;
            } catch (HistoryUnavailableException e) {
                counters.now(
                        SinkStatus.Phase.Waiting,
                        "for the database: " + e.state().words());
                pause(STANDING_BY.dividedBy(4));
            } catch (SQLException | OtherWriterException | RuntimeException e) {
                failures = rowsAndOffsets() > before ? 1 : failures + 1;
                failed(e);
                pause(Duration.ofMillis(WAIT.apply(failures)));
            } finally {
                inUse = null;
            }
        }
    }

    /** Grows whenever something has been written: then a failure is not one of a row. */
    private long rowsAndOffsets() {
        return counters.rows().values().stream().mapToLong(Long::longValue).sum() + counters.unreadable();
    }

    private void writeWith(Connection connection) throws SQLException, OtherWriterException {
        try {
            LOG.info("history: this console writes it");
            new SinkSession(connection, openFeed(), retention, counters, clock).run(() -> !isClosing());
        } finally {
            lock.giveBack(connection);
        }
    }

    /** Looks from time to time whether the other is still there, and how far it has come. */
    private void standBy(Connection connection) throws SQLException {
        TopicFeed topics = openFeed();
        Map<SinkPartition, Stored> stored = new OffsetTable(clock).read(connection);
        Map<SinkTopic, Long> lag = new EnumMap<>(SinkTopic.class);
        topics.bounds(stored.keySet()).forEach((partition, bounds) -> {
            Stored now = stored.get(partition);
            lag.merge(partition.topic(), now == null ? 0 : Math.max(0, bounds.end() - now.next()), Long::sum);
        });
        counters.lag(lag);
        counters.now(SinkStatus.Phase.StandingBy, "another console writes");
        pause(STANDING_BY);
    }

    private TopicFeed openFeed() {
        TopicFeed open = feed;
        if (open == null) {
            open = feeds.get();
            feed = open;
        }
        return open;
    }

    private void failed(Exception e) {
        if (isClosing()) {
            return;
        }
        if (e instanceof OtherWriterException) {
            LOG.info("history: {}; what it has written is looked up", e.getMessage());
            counters.now(SinkStatus.Phase.Waiting, String.valueOf(e.getMessage()));
            return;
        }
        boolean ofKafka = e instanceof KafkaException;
        String words = (ofKafka ? "Kafka: " : "") + SqlFailure.words(e);
        counters.now(SinkStatus.Phase.Waiting, words);
        if (!database.failed(e)) {
            LOG.warn("history: nothing could be written, tried again: {}", words);
            LOG.debug("history: nothing could be written", e);
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause(Duration wait) {
        try {
            closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /** Ends after the transaction that is being written; one that hangs is taken back. */
    @Override
    public void close() {
        closing.countDown();
        TopicFeed open = feed;
        if (open != null) {
            open.wakeUp();
        }
        try {
            thread.join(CLOSING.toMillis());
            Connection hanging = inUse;
            if (thread.isAlive() && hanging != null) {
                hanging.abort(Runnable::run);
                thread.join(CLOSING.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.debug("the connection was closed already", e);
        }
        counters.now(SinkStatus.Phase.Closed, "closed");
        if (open != null && !thread.isAlive()) {
            open.close();
        }
    }
}
