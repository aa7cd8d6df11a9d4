package io.stockpipeline.console.query;

import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.SymbolView;
import io.stockpipeline.model.schema.NearestName;
import io.stockpipeline.model.spec.CalendarSpec;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What questions are asked of: the live view, the history, and what time it is.
 *
 * @param history {@link History#none()} where there is none
 */
public record Market(StockPipeline pipeline, LiveView view, MarketClock clock, History history) {
    static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;

    /** The instant that an answer given now holds for. */
    public Instant asOf() {
        return Instant.ofEpochMilli(clock.now());
    }

    /** Records that the view has not taken in yet; null while Kafka does not answer. */
    public @Nullable Long lag() {
        return view.progress().lag();
    }

    /** Bars of a symbol and interval that start from here on are all in the view; what the history may hold is before. */
    long barsFrom(SymbolView symbol, int interval) {
        return view.barsFrom(symbol, interval, hasHistory());
    }

    /** The same for full hours. */
    long hoursFrom(SymbolView symbol) {
        return view.hoursFrom(symbol, hasHistory());
    }

    /** Alarms of times from here on are all in the view. */
    long alarmsFrom() {
        return view.alarmsFrom(hasHistory());
    }

    /** A symbol's averages of a window and of times from here on are all in the view, one for each stretch. */
    long averagesFrom(SymbolView symbol, int window) {
        return view.averagesFrom(symbol, window, hasHistory());
    }

    private boolean hasHistory() {
        return history.state().phase() != HistoryState.Phase.None;
    }

    /** Whose days, weeks and months are meant. */
    ZoneId zone() {
        CalendarSpec calendar = pipeline.spec().calendar();
        return calendar == null ? ZoneOffset.UTC : calendar.timeZone();
    }

    /**
     * A symbol that is declared or has been seen.
     *
     * @throws UnansweredException when there is none
     */
    SymbolView symbol(String name) {
        SymbolView symbol = view.symbol(name);
        if (symbol == null) {
            Optional<String> nearest = NearestName.of(
                    name, view.symbols().stream().map(SymbolView::symbol).toList());
            throw new UnansweredException(
                    Reason.Unknown,
                    "there is no symbol " + name
                            + nearest.map(near -> ": did you mean " + near + "?")
                                    .orElse(""));
        }
        return symbol;
    }

    /**
     * Place of the longest of the pipeline's intervals that divides a length of time.
     *
     * @param length milliseconds
     * @throws UnansweredException when none does
     */
    int intervalFor(long length, String words) {
        List<Span> intervals = view.intervals();
        int found = -1;
        for (int i = 0; i < intervals.size(); i++) {
            long millis = intervals.get(i).millis();
            if (length % millis == 0
                    && (found < 0 || millis > intervals.get(found).millis())) {
                found = i;
            }
        }
        if (found < 0) {
            throw new UnansweredException(
                    Reason.Unfit,
                    words + " cannot be told from bars of "
                            + String.join(
                                    ", ", intervals.stream().map(Span::text).toList())
                            + ": add an interval to spec.bars that divides it, such as 1m");
        }
        return found;
    }
}
