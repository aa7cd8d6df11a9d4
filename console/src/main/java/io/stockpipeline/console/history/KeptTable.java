package io.stockpipeline.console.history;

import java.util.Locale;

/** A table of the history that is partitioned by day, and the column that says which day a row belongs to. */
public enum KeptTable {
    Ticks("time"),
    Averages("time"),
    Alarms("time"),
    Bars("start_time");

    private final String timeColumn;

    KeptTable(String timeColumn) {
        this.timeColumn = timeColumn;
    }

    /** The table's name in SQL. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String timeColumn() {
        return timeColumn;
    }
}
