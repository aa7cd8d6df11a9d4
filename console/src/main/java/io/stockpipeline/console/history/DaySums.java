package io.stockpipeline.console.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Adds bars up, each day in a statement of its own: that much of all symbols can be read in the time that a statement has. Of a bar
 * that was published more than once the table has the newest only.
 */
final class DaySums {
    /** Of more days of symbols, all bars of a day are read one after the other; of fewer each by the index. */
    private static final double FEW = 500;

    /** For what reads millions of rows: the planner takes thousands of names for a few, and would look up, or sort, every bar. */
    private static final String READING_ALL =
            "SET LOCAL enable_nestloop = off; SET LOCAL enable_sort = off; SET LOCAL jit = off";

    private final Handle handle;
    private final SumsQuery query;
    private final KeptDays days;
    private final String[] symbols;
    private final String[] untils;

    private record Place(String symbol, long start) {}

    DaySums(Handle handle, SumsQuery query) {
        this.handle = handle;
        this.query = query;
        this.days = new KeptDays(handle, KeptTable.Bars);
        // No column holds a text with a zero in it, and the database would refuse the question.
        List<String> names = query.until().keySet().stream()
                .filter(name -> name.indexOf('\0') < 0)
                .toList();
        symbols = names.toArray(String[]::new);
        untils = names.stream()
                .map(name -> KeptDays.text(query.until().getOrDefault(name, query.from())))
                .toArray(String[]::new);
    }

    List<StoredSum> all() {
        Map<Place, StoredSum> sums = new LinkedHashMap<>();
        TimeRange left = query.range();
        if (query.asksForOthers() || symbols.length * daysOf(left) > FEW) {
            handle.execute(READING_ALL);
        }
        long deadline = System.nanoTime() + DayWalk.PATIENCE.toNanos();
        while (!left.isEmpty()) {
            List<LocalDate> day = days.first(left, 1);
            if (day.isEmpty()) {
                break;
            }
            if (System.nanoTime() > deadline) {
                throw new HistoryUnavailableException(PostgresHistory.TOOK_TOO_LONG, null);
            }
            TimeRange covered = KeptDays.cover(day.get(0), day.get(0), left);
            for (StoredSum sum : select(covered)) {
                sums.merge(new Place(sum.symbol(), sum.start()), sum, StoredSum::with);
            }
            left = new TimeRange(covered.to(), left.to());
        }
        return new ArrayList<>(sums.values());
    }

    private static double daysOf(TimeRange range) {
        return (double) (range.to() - range.from()) / Duration.ofDays(1).toMillis();
    }

    private List<StoredSum> select(TimeRange covered) {
        return handle.createQuery(sql(covered))
                .registerArrayType(String.class, "text")
                .bind("interval", query.interval())
                .bindArray("symbols", String.class, (Object[]) symbols)
                .bindArray("untils", String.class, (Object[]) untils)
                .map((result, context) -> read(result))
                .list();
    }

    private String sql(TimeRange covered) {
        String within = "interval = :interval AND " + days.within(covered);
        // Grouped, though each symbol is there once: so the planner hashes the few names, and not the many bars.
        String wanted = "WITH wanted AS (SELECT symbol, max(until) AS until"
                + " FROM unnest(:symbols, CAST(:untils AS timestamptz[])) AS w (symbol, until) GROUP BY symbol)";
        String sums = "SELECT symbol, " + stretch(covered) + " AS stretch, sum(tick_count)::bigint AS trades,"
                + " trim_scale(coalesce(sum(volume), 0)) AS volume, min(start_time) AS first, max(start_time) AS last"
                + " FROM bars " + (query.asksForOthers() ? "LEFT " : "") + "JOIN wanted USING (symbol)"
                + " WHERE " + within + " AND start_time < " + until()
                + " GROUP BY 1, 2";
        return query.ends() ? withEnds(wanted + ", sums AS (" + sums + ")", within) : wanted + " " + sums;
    }

    /** The first and the last bar are looked up once they are known by their starts: to sort all of them would take much longer. */
    private static String withEnds(String with, String within) {
        return with + " SELECT symbol, stretch, trades, volume, opens.open_time, trim_scale(opens.open),"
                + " closes.close_time, trim_scale(closes.close)"
                + " FROM sums, LATERAL (SELECT open_time, open FROM bars WHERE symbol = sums.symbol AND start_time = sums.first AND "
                + within + " LIMIT 1) opens, LATERAL (SELECT close_time, close FROM bars WHERE symbol = sums.symbol"
                + " AND start_time = sums.last AND " + within + " LIMIT 1) closes";
    }

    /** Without a computation where all of them are in one. */
    private String stretch(TimeRange covered) {
        long first = covered.from() - Math.floorMod(covered.from() - query.from(), query.stretch());
        return covered.to() <= first + query.stretch()
                ? KeptDays.literal(first)
                : "date_bin(INTERVAL '" + query.stretch() + " milliseconds', start_time, "
                        + KeptDays.literal(query.from()) + ")";
    }

    private String until() {
        return query.asksForOthers()
                ? "coalesce(wanted.until, " + KeptDays.literal(query.othersUntil()) + ")"
                : "wanted.until";
    }

    private StoredSum read(ResultSet result) throws SQLException {
        ColumnReader reader = new ColumnReader(result);
        return new StoredSum(
                reader.text(),
                reader.instant(),
                reader.number(),
                reader.decimal(),
                query.ends()
                        ? new StoredSum.Ends(reader.instant(), reader.decimal(), reader.instant(), reader.decimal())
                        : null);
    }
}
