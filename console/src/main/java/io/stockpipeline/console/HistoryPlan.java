package io.stockpipeline.console;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistorySettings;
import io.stockpipeline.console.history.Retention;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where a console keeps its history. */
public sealed interface HistoryPlan {
    /** Nowhere: answers come from the live view alone, and nobody is notified. */
    record None() implements HistoryPlan {}

    /**
     * In a PostgreSQL.
     *
     * @param address may come later, where the database has still to be started; its failure is told to whoever asks
     */
    record Kept(CompletionStage<DatabaseAddress> address, Retention retention) implements HistoryPlan {}

    /** In a PostgreSQL that somebody else runs. */
    static HistoryPlan in(HistorySettings settings) {
        return new Kept(CompletableFuture.completedFuture(settings.address()), settings.retention());
    }
}
