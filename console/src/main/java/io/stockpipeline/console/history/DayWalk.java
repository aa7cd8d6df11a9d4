package io.stockpipeline.console.history;

import io.stockpipeline.console.history.ListQuery.Located;
import io.stockpipeline.console.history.PageRequest.Order;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Answers a list query by going from day to day, a few at a time, until the page is full; {@link KeptDays} tells why.
 */
final class DayWalk<T> {
    /** Mostly the page is full after the first days; where hits are rare, larger steps are worth it. */
    private static final int FIRST_DAYS = 2;

    private static final int MOST_DAYS = 48;
    private static final int GROWTH = 4;

    /** A walk that finds little in many days ends here; a single statement earlier. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Handle handle;
    private final ListQuery<T> query;
    private final PageRequest request;
    private final @Nullable RowPosition after;
    private final boolean forward;
    private final KeptDays days;

    DayWalk(Handle handle, ListQuery<T> query, PageRequest request) {
        this.handle = handle;
        this.query = query;
        this.request = request;
        this.forward = request.order() == Order.OldestFirst;
        this.days = new KeptDays(handle, query.table());
        this.after = request.cursor() == null ? null : RowPosition.of(request.cursor(), query.table(), request.order());
    }

    Page<T> page(TimeRange range) {
        List<Located<T>> found = new ArrayList<>();
        TimeRange left = beyondCursor(range);
        int most = FIRST_DAYS;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty() && found.size() <= request.limit()) {
            List<LocalDate> chunk = nextDays(left, most);
            if (chunk.isEmpty()) {
                break;
            }
            if (System.nanoTime() > deadline) {
                throw new HistoryUnavailableException(PostgresHistory.TOOK_TOO_LONG, null);
            }
            TimeRange covered = cover(chunk, left);
            found.addAll(select(covered, request.limit() + 1 - found.size()));
            left = forward ? new TimeRange(covered.to(), left.to()) : new TimeRange(left.from(), covered.from());
            most = Math.min(most * GROWTH, MOST_DAYS);
        }
        return page(found);
    }

    private Page<T> page(List<Located<T>> found) {
        boolean more = found.size() > request.limit();
        List<Located<T>> kept = more ? found.subList(0, request.limit()) : found;
        return new Page<>(
                kept.stream().map(Located::row).toList(),
                more ? kept.get(kept.size() - 1).position().cursor(query.table(), request.order()) : null);
    }

    private TimeRange beyondCursor(TimeRange range) {
        if (after == null) {
            return range;
        }
        return forward
                ? new TimeRange(Math.max(range.from(), after.time()), range.to())
                : new TimeRange(range.from(), Math.min(range.to(), after.time() + 1));
    }

    /** The next days that have rows, in the order of the walk. */
    private List<LocalDate> nextDays(TimeRange left, int most) {
        return forward ? days.first(left, most) : days.last(left, most);
    }

    private TimeRange cover(List<LocalDate> chunk, TimeRange left) {
        LocalDate first = chunk.get(forward ? 0 : chunk.size() - 1);
        LocalDate last = chunk.get(forward ? chunk.size() - 1 : 0);
        return KeptDays.cover(first, last, left);
    }

    private List<Located<T>> select(TimeRange covered, int limit) {
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(query.positionColumns())
                .append(", ")
                .append(query.columns().sql())
                .append(" FROM ")
                .append(query.table().sqlName())
                .append(" WHERE ")
                .append(query.filter())
                .append(" AND ")
                .append(days.within(covered));
        if (after != null) {
            sql.append(" AND (")
                    .append(query.keyColumns())
                    .append(forward ? ") > (" : ") < (")
                    .append(key(after))
                    .append(')');
        }
        sql.append(" ORDER BY ")
                .append(query.keyColumns().replace(",", direction() + ","))
                .append(direction())
                .append(" LIMIT ")
                .append(limit);
        return handle.createQuery(sql.toString())
                .bindMap(query.values())
                .map((result, context) -> query.read(result))
                .list();
    }

    private String key(RowPosition position) {
        String time = KeptDays.literal(position.time());
        return query.byTimeAlone()
                ? time
                : time + ", " + position.offset() + ", " + position.partition() + ", " + position.generation();
    }

    private String direction() {
        return forward ? "" : " DESC";
    }
}
