package io.stockpipeline.console.history;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Databases that are ready. */
public final class OpenDatabase {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private OpenDatabase() {}

    /** Of a pipeline; made where it is missing. */
    public static HistoryDatabase of(DatabaseAddress address, String pipeline) {
        HistoryDatabase database = HistoryDatabase.open(address, pipeline);
        await().atMost(PATIENCE).until(() -> database.state().isReady());
        return database;
    }
}
