package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.AveragesQuery;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredAverage;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.console.view.ChartPoint;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A window's average over time: every record where a history holds them, else one for each stretch of time that the view keeps. With
 * {@code from}, pages go forward in time; without, the newest come first, page by page, each page oldest first.
 */
public final class AverageSeries {
    private static final String VIEW = "averages-view";
    private static final String HISTORY = "averages-history";

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
     * Asks for it. What begins within the view's reach is answered by the view, anything older by the history if there is one.
     *
     * @throws UnansweredException when the symbol is not known
     */
    public Answer ask(Question question) {
        SymbolView symbol = market.symbol(question.symbol());
        String[] cursor = question.cursor() == null ? new String[0] : Cursor.read(question.cursor());
        if (cursor.length > 0 && !cursor[0].equals(VIEW) && !cursor[0].equals(HISTORY)) {
            throw Cursor.unusable();
        }
        boolean older = cursor.length > 0
                ? cursor[0].equals(HISTORY)
                : question.from() != null
                        && question.from().toEpochMilli() < viewFrom(symbol)
                        && market.history().state().isReady();
        return older ? fromHistory(question, cursor) : fromView(question, symbol, cursor);
    }

    private long viewFrom(SymbolView symbol) {
        return Math.max(market.view().averagesFrom(), symbol.pointsFrom());
    }

    private Answer fromView(Question question, SymbolView symbol, String[] cursor) {
        TimeRange range = question.range();
        boolean forward = question.from() != null;
        if (cursor.length == 2) {
            long place = Cursor.number(cursor[1]);
            range = forward
                    ? new TimeRange(Math.max(range.from(), place), range.to())
                    : new TimeRange(range.from(), Math.min(range.to(), place));
        }
        LiveView view = market.view();
        List<ChartPoint> all = symbol.points(view.windows().indexOf(question.window()), range.from(), range.to());
        int more = Math.max(0, all.size() - question.limit());
        List<ChartPoint> page = forward ? all.subList(0, all.size() - more) : all.subList(more, all.size());
        String next = null;
        if (more > 0) {
            next = forward
                    ? Cursor.write(VIEW, page.get(page.size() - 1).time() + 1)
                    : Cursor.write(VIEW, page.get(0).time());
        }
        Stream<Point> points = page.stream()
                .map(point -> new Point(
                        Instant.ofEpochMilli(point.time()), point.price(), point.average(), point.complete()));
        return answer(question, Origin.view, view.pointMillis() / 1_000 + "s", points, next);
    }

    private Answer fromHistory(Question question, String[] cursor) {
        PageRequest request = PageRequest.oldest(question.limit()).after(cursor.length == 2 ? cursor[1] : null);
        Page<StoredAverage> page = market.history()
                .averages(new AveragesQuery(question.symbol(), question.window(), question.range(), request));
        Stream<Point> points = page.rows().stream().mapMulti((row, out) -> {
            BigDecimal average = row.average();
            if (average != null) {
                out.accept(new Point(Instant.ofEpochMilli(row.time()), row.price(), average, row.complete()));
            }
        });
        return answer(
                question,
                Origin.history,
                null,
                points,
                page.next() == null ? null : Cursor.write(HISTORY, page.next()));
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
