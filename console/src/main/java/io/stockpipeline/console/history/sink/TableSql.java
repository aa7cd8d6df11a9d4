package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import java.util.List;

/**
 * The statements that bring rows into a table: copied into a temporary one first, since COPY itself knows no conflicts, and
 * from there with one statement. The columns stand in the order in which {@link RecordRows} writes them.
 */
record TableSql(String createStage, String copy, String insert) {
    private static final String PLACE = "kafka_offset, kafka_partition, generation, ";
    private static final String TICKS = "time, " + PLACE + "side, late, symbol, price, size, venue_id";
    private static final String AVERAGES = "time, " + PLACE + "start_time, end_time, tick_count, late, final, early,"
            + " complete, symbol, \"window\", price, average, previous, deviation, min, max, volume, vwap";
    private static final String ALARMS = "time, " + PLACE + "id, episode, alarm, type, severity, state, symbol, price,"
            + " \"window\", average, previous, reference, value, deviation, tolerance, direction";
    private static final List<String> BAR_KEY = List.of("symbol", "interval", "start_time");
    private static final List<String> BAR_VALUES = List.of(
            "kafka_offset",
            "kafka_partition",
            "generation",
            "end_time",
            "open_time",
            "close_time",
            "tick_count",
            "final",
            "early",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "vwap");
    private static final String BARS =
            "start_time, " + PLACE + "end_time, open_time, close_time, tick_count, final, early,"
                    + " symbol, interval, open, high, low, close, volume, vwap";

    static TableSql of(KeptTable table) {
        return switch (table) {
            case Ticks -> keepingTheFirst(table, TICKS);
            case Averages -> keepingTheFirst(table, AVERAGES);
            case Alarms -> keepingTheFirst(table, ALARMS);
            case Bars -> keepingTheNewest(table);
        };
    }

    private static TableSql keepingTheFirst(KeptTable table, String columns) {
        return new TableSql(
                create(table),
                copyInto(table, columns),
                "INSERT INTO " + table.sqlName() + " (" + columns + ") SELECT " + columns + " FROM " + stage(table)
                        + " ON CONFLICT DO NOTHING");
    }

    /** Of the same bar more than one may be staged; a statement must not change a row twice. */
    private static TableSql keepingTheNewest(KeptTable table) {
        String key = String.join(", ", BAR_KEY);
        String changes = String.join(
                ", ",
                BAR_VALUES.stream()
                        .map(column -> column + " = excluded." + column)
                        .toList());
        return new TableSql(
                create(table),
                copyInto(table, BARS),
                "INSERT INTO " + table.sqlName() + " AS kept (" + BARS + ") SELECT DISTINCT ON (" + key + ") " + BARS
                        + " FROM " + stage(table) + " ORDER BY " + key + ", generation DESC, kafka_offset DESC"
                        + " ON CONFLICT (" + key + ") DO UPDATE SET " + changes
                        + " WHERE (excluded.generation, excluded.kafka_offset) > (kept.generation, kept.kafka_offset)");
    }

    /** It lives as long as the connection and is emptied by every commit. */
    private static String create(KeptTable table) {
        return "CREATE TEMPORARY TABLE IF NOT EXISTS " + stage(table) + " (LIKE " + table.sqlName()
                + ") ON COMMIT DELETE ROWS";
    }

    private static String copyInto(KeptTable table, String columns) {
        return "COPY " + stage(table) + " (" + columns + ") FROM STDIN";
    }

    private static String stage(KeptTable table) {
        return "staged_" + table.sqlName();
    }
}
