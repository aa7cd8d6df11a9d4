package io.stockpipeline.console.history;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a schema to this version's tables. */
final class Migration {
    private Migration() {}

    /** Makes the schema where it is missing. Of several replicas that start at once one does it and the others wait. */
    static void run(DataSource connections, SchemaName schema) {
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(connections)
                .schemas(schema.text())
                .locations("classpath:io/stockpipeline/console/history")
                // The scripts are SQL as it stands; a dollar sign is a dollar sign.
                .placeholderReplacement(false)
                .load()
                .migrate();
    }
}
