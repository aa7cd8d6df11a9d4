package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.Retention;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/** Brings topics into a database in the test's own thread. */
final class Sinking {
    private final HistoryDatabase database;
    private final Retention retention;
    private final Clock clock;
    final SinkCounters counters = new SinkCounters();

    Sinking(HistoryDatabase database, Retention retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    Sinking(HistoryDatabase database) {
        this(database, Retention.FOR_EVER, Clock.systemUTC());
    }

    /** Until there is nothing left. */
    void drain(ScriptedTopics.Feed feed) throws SQLException, OtherWriterException {
        drain(feed, feed::hasMore);
    }

    void drain(TopicFeed feed, BooleanSupplier goOn) throws SQLException, OtherWriterException {
        try (Handle handle = database.jdbi().open()) {
            try {
                new SinkSession(handle.getConnection(), feed, retention, counters, clock).run(goOn);
            } finally {
                handle.getConnection().setAutoCommit(true);
            }
        }
    }
}
