package io.stockpipeline.console.view;

import io.stockpipeline.model.spec.CalendarSpec;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.WindowSpec;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * What the view keeps of a pipeline, and how much. With 5,000 symbols of three windows it is some 300 MB.
 *
 * @param symbols those declared; empty: any
 * @param expectedSymbols how many are reckoned with: those declared, or what there may be where any are taken
 * @param windows names, in the order of the file
 * @param bars intervals as the pipeline writes them
 * @param hourInterval place of the interval that hours are made of in {@code bars}; -1: none divides an hour
 * @param day whose days a price is compared over
 * @param span how much of the averages is kept, milliseconds
 * @param bucket length of the stretches of which one average is kept, milliseconds
 */
record ViewPlan(
        List<String> symbols,
        int expectedSymbols,
        List<String> windows,
        List<Span> bars,
        int hourInterval,
        ZoneId day,
        long span,
        long bucket) {
    /** Of all intervals and symbols; 96 bytes each. */
    private static final int BARS = 1_000_000;

    private static final int LEAST_BARS = 64;
    /** A week of minutes. */
    private static final int MOST_BARS = 7 * 24 * 60;
    /** Of all symbols; some 350 bytes each. */
    private static final int HOURS = 240_000;

    private static final int LEAST_HOURS = 26;
    private static final int MOST_HOURS = 31 * 24;
    /** Of all symbols; some 40 bytes each with three windows. */
    private static final long POINTS = 1_500_000;

    private static final List<Long> BUCKETS =
            List.of(1_000L, 5_000L, 15_000L, 60_000L, 300_000L, 900_000L, LiveView.HOUR, 6 * LiveView.HOUR);
    /** What is reckoned with where symbols are not named. */
    private static final int UNNAMED = 5_000;

    static ViewPlan of(StockPipeline pipeline) {
        StockPipelineSpec spec = pipeline.spec();
        CalendarSpec calendar = spec.calendar();
        List<String> symbols = spec.takesAnySymbol() ? List.of() : spec.symbols();
        long longest = spec.windows().stream()
                .map(WindowSpec::size)
                .filter(Objects::nonNull)
                .mapToLong(Span::millis)
                .max()
                .orElse(0);
        long span = Math.max(longest, LiveView.HOUR);
        int count = symbols.isEmpty() ? Math.min(UNNAMED, spec.maxSymbols()) : symbols.size();
        long bucket = BUCKETS.stream()
                .filter(length -> count * (span / length) <= POINTS)
                .findFirst()
                .orElse(span);
        return new ViewPlan(
                symbols,
                count,
                spec.windows().stream().map(WindowSpec::resolvedName).toList(),
                spec.bars(),
                hourInterval(spec.bars()),
                calendar == null ? ZoneOffset.UTC : calendar.timeZone(),
                span,
                bucket);
    }

    /** The longest interval that divides an hour. */
    private static int hourInterval(List<Span> bars) {
        int found = -1;
        for (int i = 0; i < bars.size(); i++) {
            if (LiveView.HOUR % bars.get(i).millis() == 0
                    && (found < 0 || bars.get(i).millis() > bars.get(found).millis())) {
                found = i;
            }
        }
        return found;
    }

    /** Buckets of a symbol. */
    int points() {
        return (int) (span / bucket) + 2;
    }

    /** Whether averages of one more symbol are kept when there are so many. */
    boolean keepsPoints(int symbolsSeen) {
        return symbolsSeen < Math.max(symbols.size(), UNNAMED);
    }

    /** Bars that one symbol and interval may keep when there are so many symbols. */
    int barsOf(int symbolsSeen) {
        return bounded(BARS / bars.size() / atLeastDeclared(symbolsSeen), LEAST_BARS, MOST_BARS);
    }

    /** Hours that one symbol may keep when there are so many symbols. */
    int hoursOf(int symbolsSeen) {
        return bounded(HOURS / atLeastDeclared(symbolsSeen), LEAST_HOURS, MOST_HOURS);
    }

    /** Hours that are read when the view begins: as many as may be kept of each symbol. */
    int hoursRead() {
        return hoursOf(expectedSymbols);
    }

    private int atLeastDeclared(int symbolsSeen) {
        return Math.max(1, Math.max(symbols.size(), symbolsSeen));
    }

    private static int bounded(int wanted, int least, int most) {
        return Math.max(least, Math.min(wanted, most));
    }
}
