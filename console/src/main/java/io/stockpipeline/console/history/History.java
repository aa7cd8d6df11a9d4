package io.stockpipeline.console.history;

import java.util.List;

/**
 * What can be asked of the history. Thread-safe. Every answer is bounded: by the page or by what is asked, and by a
 * time after which it is given up.
 *
 * <p>All queries throw {@link HistoryUnavailableException} when there is no history or it does not answer now, and
 * {@link InvalidCursorException} when a cursor does not come from an earlier page of the same query.
 */
public interface History {
    /** Most rows of one page. */
    int MAX_LIMIT = 10_000;

    /** Whether questions can be answered now. Never blocks. */
    HistoryState state();

    /** Accepted ticks by event time. */
    Page<StoredTick> ticks(TickQuery query);

    /**
     * The ticks of a name: a venue's own id, or a record of the topic {@code averages} as {@code partition-offset}. Several
     * when venues number each on its own; at most {@link #MAX_LIMIT}, newest first. Empty when there is none.
     */
    List<StoredTick> tick(String id);

    /** One window's averages of one symbol, by the record's time. */
    Page<StoredAverage> averages(AveragesQuery query);

    /** Alarms by event time. */
    Page<StoredAlarm> alarms(AlarmQuery query);

    /** Bars of one symbol and interval by their start. Of a bar that was published more than once the newest. */
    Page<StoredBar> bars(BarQuery query);

    /**
     * Bars added up, in no order; nothing for a stretch in which a symbol has no bar. Of a bar that was published more than once the
     * newest counts. At most as many as there are symbols and stretches.
     */
    List<StoredSum> sums(SumsQuery query);

    /** A console without a history. */
    static History none() {
        return NoHistory.INSTANCE;
    }
}
