package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.AveragesQuery;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredAverage;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.console.view.ChartPoint;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A window's average over time: every record where a history holds them, else one for each stretch of time that the view keeps. With
 * {@code from}, pages go forward in time; without, the newest come first, page by page, each page oldest first, and after those of the
 * view come the history's.
 */
public final class AverageSeries {
    private static final String VIEW = "averages-view";
    private static final String HISTORY = "averages-history";
    private static final String OLDER = "averages-older";
    private static final String FIRST = "-";

    private final Market market;

    /** One average. */
    public record Point(
            Instant time,

            @JsonPropertyDescription("of the latest tick then; absent where a closed window alone is known") @Nullable BigDecimal price,

            BigDecimal average,

            @JsonPropertyDescription("false while less history than the window is long had been seen")
            boolean complete) {}

    /** Where points come from. */
    public enum Origin {
        view,
        history
    }

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            String symbol,
            String window,

            @JsonPropertyDescription("history: every record; view: one for each stretch of time")
            Origin from,

            @JsonPropertyDescription("length of these stretches, of the view") @Nullable String resolution,

            @JsonPropertyDescription("oldest first") List<Point> points,
            @Nullable String next) {}

    /** What is asked. */
    public record Question(
            String symbol,
            String window,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable String cursor) {
        TimeRange range() {
            return new TimeRange(
                    from == null ? Long.MIN_VALUE : from.toEpochMilli(),
                    to == null ? Long.MAX_VALUE : to.toEpochMilli());
        }
    }

    public AverageSeries(Market market) {
        this.market = market;
    }

    /**
     * Asks for it. What begins within the view's reach is answered by the view, anything older by the history if there is one; what is
     * read backwards goes from the one to the other.
     *
     * @throws UnansweredException when the symbol is not known
     */
    public Answer ask(Question question) {
        SymbolView symbol = market.symbol(question.symbol());
        if (question.cursor() != null) {
            return goOn(question, symbol, Cursor.read(question.cursor()));
        }
        Instant from = question.from();
        if (from == null) {
            return backward(question, symbol, Long.MAX_VALUE);
        }
        boolean older = market.history().state().isReady()
                && from.toEpochMilli() < market.averagesFrom(symbol, window(question));
        return older ? fromHistory(question, null) : forward(question, symbol, Long.MIN_VALUE);
    }

    private Answer goOn(Question question, SymbolView symbol, String[] cursor) {
        if (cursor.length == 2 && cursor[0].equals(VIEW)) {
            long place = Cursor.number(cursor[1]);
            return question.from() == null ? backward(question, symbol, place) : forward(question, symbol, place);
        }
        if (cursor.length == 2 && cursor[0].equals(HISTORY)) {
            return fromHistory(question, cursor[1]);
        }
        if (cursor.length == 3 && cursor[0].equals(OLDER)) {
            return fromOlder(question, Cursor.number(cursor[1]), cursor[2].equals(FIRST) ? null : cursor[2]);
        }
        throw Cursor.unusable();
    }

    private int window(Question question) {
        return market.view().windows().indexOf(question.window());
    }

    /** The view's points from a time on, the first of them. */
    private Answer forward(Question question, SymbolView symbol, long from) {
        TimeRange range = question.range();
        List<ChartPoint> all = symbol.points(window(question), Math.max(range.from(), from), range.to());
        if (all.size() <= question.limit()) {
            return fromView(question, all, null);
        }
        List<ChartPoint> page = all.subList(0, question.limit());
        return fromView(
                question, page, Cursor.write(VIEW, page.get(page.size() - 1).time() + 1));
    }

    /** The view's points before a time, the last of them; after the first one, the history's. */
    private Answer backward(Question question, SymbolView symbol, long before) {
        TimeRange range = question.range();
        List<ChartPoint> all = symbol.points(window(question), range.from(), Math.min(range.to(), before));
        boolean older = market.history().state().isReady();
        // Looked at after the points, so that none that had to go meanwhile is missed.
        long heldFrom = older ? market.averagesFrom(symbol, window(question)) : Long.MIN_VALUE;
        List<ChartPoint> held =
                all.stream().filter(point -> point.time() >= heldFrom).toList();
        if (held.size() > question.limit()) {
            List<ChartPoint> page = held.subList(held.size() - question.limit(), held.size());
            return fromView(question, page, Cursor.write(VIEW, page.get(0).time()));
        }
        if (!older || range.from() >= heldFrom) {
            return fromView(question, held, null);
        }
        long until = Math.min(before, heldFrom);
        return held.isEmpty()
                ? fromOlder(question, until, null)
                : fromView(question, held, Cursor.write(OLDER, until, FIRST));
    }

    private Answer fromView(Question question, List<ChartPoint> page, @Nullable String next) {
        Stream<Point> points = page.stream()
                .map(point -> new Point(
                        Instant.ofEpochMilli(point.time()), point.price(), point.average(), point.complete()));
        return answer(question, Origin.view, market.view().pointMillis() / 1_000 + "s", points, next);
    }

    /** The history's records of the range, forwards. */
    private Answer fromHistory(Question question, @Nullable String after) {
        PageRequest request = PageRequest.oldest(question.limit()).after(after);
        Page<StoredAverage> page = market.history()
                .averages(new AveragesQuery(question.symbol(), question.window(), question.range(), request));
        return fromHistory(question, page.rows(), page.next() == null ? null : Cursor.write(HISTORY, page.next()));
    }

    /** The history's records of before a time, backwards. */
    private Answer fromOlder(Question question, long before, @Nullable String after) {
        TimeRange range =
                new TimeRange(question.range().from(), Math.min(question.range().to(), before));
        PageRequest request = PageRequest.newest(question.limit()).after(after);
        Page<StoredAverage> page =
                market.history().averages(new AveragesQuery(question.symbol(), question.window(), range, request));
        List<StoredAverage> rows = new ArrayList<>(page.rows());
        Collections.reverse(rows);
        return fromHistory(question, rows, page.next() == null ? null : Cursor.write(OLDER, before, page.next()));
    }

    private Answer fromHistory(Question question, List<StoredAverage> rows, @Nullable String next) {
        Stream<Point> points = rows.stream().mapMulti((row, out) -> {
            BigDecimal average = row.average();
            if (average != null) {
                out.accept(new Point(Instant.ofEpochMilli(row.time()), row.price(), average, row.complete()));
            }
        });
        return answer(question, Origin.history, null, points, next);
    }

    private Answer answer(
            Question question,
            Origin origin,
            @Nullable String resolution,
            Stream<Point> points,
            @Nullable String next) {
        return new Answer(
                market.asOf(),
                market.lag(),
                question.symbol(),
                question.window(),
                origin,
                resolution,
                points.toList(),
                next);
    }
}
