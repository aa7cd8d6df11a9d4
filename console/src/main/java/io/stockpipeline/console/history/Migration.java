package io.stockpipeline.console.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a schema to this version's tables. */
final class Migration {
    /** Any number that nobody else takes for a lock in this database. */
    private static final long LOCK = 0x53_50_4c_48_49_53_54L;

    private Migration() {}

    /** Makes the schema where it is missing. Of several replicas that start at once one does it and the others wait. */
    static void run(DataSource connections, SchemaName schema) throws SQLException {
        makeSchema(connections, schema);
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(connections)
                .schemas(schema.text())
                .locations("classpath:io/stockpipeline/console/history")
                // The scripts are SQL as it stands; a dollar sign is a dollar sign.
                .placeholderReplacement(false)
                .load()
                .migrate();
    }

    /** Flyway would make it too, but without a lock; and a schema that was made for us needs no right to make any. */
    private static void makeSchema(DataSource connections, SchemaName schema) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                if (!exists(connection, schema)) {
                    statement.execute("CREATE SCHEMA " + schema.quoted());
                }
            }
            connection.commit();
        }
    }

    private static boolean exists(Connection connection, SchemaName schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT FROM pg_namespace WHERE nspname = ?")) {
            statement.setString(1, schema.text());
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
