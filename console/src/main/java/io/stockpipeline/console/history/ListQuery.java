package io.stockpipeline.console.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * What is looked for in a table.
 *
 * @param filter SQL that names {@code values}; times are added to it
 * @param byTimeAlone no two rows of the list have the same time, or what else could order them may change
 */
record ListQuery<T>(
        KeptTable table, Columns<T> columns, String filter, Map<String, Object> values, boolean byTimeAlone) {

    /** The columns that make up a row, after those that every list begins with. */
    record Columns<T>(String sql, Reader<T> reader) {}

    /** Reads a row, whose columns stand in their order. */
    interface Reader<T> {
        T read(RowPosition position, ColumnReader columns) throws SQLException;
    }

    /** The columns that say where a row stands. */
    String positionColumns() {
        return table.timeColumn() + ", kafka_offset, kafka_partition, generation";
    }

    /** The columns by which the list is ordered. */
    String keyColumns() {
        return byTimeAlone ? table.timeColumn() : positionColumns();
    }

    /** A row and where it stands. */
    record Located<T>(RowPosition position, T row) {}

    Located<T> read(ResultSet result) throws SQLException {
        ColumnReader reader = new ColumnReader(result);
        RowPosition position =
                new RowPosition(reader.instant(), reader.number(), (int) reader.number(), (int) reader.number());
        return new Located<>(position, columns.reader().read(position, reader));
    }
}
