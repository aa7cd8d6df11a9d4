package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.SharedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database with a schema for each test. */
@ExtendWith(SharedPostgres.class)
abstract class OnDatabase {
    DatabaseAddress address;
    String pipeline;
    HistoryDatabase database;

    @BeforeEach
    void openDatabase(DatabaseAddress given) {
        address = given;
        pipeline = SharedPostgres.freshPipeline();
        database = OpenDatabase.of(address, pipeline);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    /** Statements on the table fail until it has its name back. */
    void rename(String table, String to) {
        database.jdbi().useHandle(handle -> handle.execute("ALTER TABLE " + table + " RENAME TO " + to));
    }
}
