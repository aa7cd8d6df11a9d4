package io.stockpipeline.console.history;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Every setting of the connections, with its reason. What the URL says itself goes before the driver's settings here. */
final class PoolSettings {
    /** One for the sink, one for whoever sends notifications, one for the look whether it is there; the rest answers queries. */
    static final int CONNECTIONS = 10;

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);
    private static final Duration VALIDATION = Duration.ofSeconds(2);

    private PoolSettings() {}

    static HikariDataSource of(DatabaseAddress address, SchemaName schema) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("history");
        config.setJdbcUrl(address.url());
        // Named here, since a driver is not found by itself where it was loaded by another class loader.
        config.setDriverClassName("org.postgresql.Driver");
        if (address.user() != null) {
            config.setUsername(address.user());
        }
        if (address.password() != null) {
            config.setPassword(address.password());
        }
        // The search path: no statement names the schema.
        config.setSchema(schema.text());
        config.setMaximumPoolSize(CONNECTIONS);
        // Idle consoles hold few connections of a database that others share.
        config.setMinimumIdle(1);
        // The pool can be made while the database is away.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.addDataSourceProperty("ApplicationName", "stockpipeline-console");
        config.addDataSourceProperty("connectTimeout", "5");
        // A peer that vanished without a word would hold a statement for hours. Longer than any statement here may
        // take.
        config.addDataSourceProperty("socketTimeout", "120");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
