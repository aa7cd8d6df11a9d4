package io.stockpipeline.console.query;

import io.stockpipeline.analytics.series.Series;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closes of a symbol's bars as numbers that analytics reads: of final bars only, since the open one's close is still to come, each at
 * its bar's start.
 */
final class Closes {
    private final Market market;
    private final Bars bars;

    Closes(Market market) {
        this.market = market;
        this.bars = new Bars(market);
    }

    /**
     * What was read.
     *
     * @param rows the bars, oldest first
     * @param series their closes
     * @param cut whether older bars of the range were left out
     */
    record Read(List<Bars.Row> rows, Series series, boolean cut) {
        double[] volumes() {
            return rows.stream().mapToDouble(row -> row.volume().doubleValue()).toArray();
        }

        List<Instant> times() {
            return rows.stream().map(Bars.Row::start).toList();
        }

        List<BigDecimal> closes() {
            return rows.stream().map(Bars.Row::close).toList();
        }
    }

    /**
     * Reads the newest of a range.
     *
     * @throws UnansweredException when the symbol is not known, or the interval cannot be made of the pipeline's bars
     */
    Read read(AnalysisQuestion question) {
        // Bars within grace may still change and are not counted: so many more are read.
        long open = market.pipeline().spec().grace().millis()
                        / bars.period(question.interval()).unit()
                + 2;
        Bars.Newest newest = bars.newest(question.symbol(), question.interval(), question.from(), question.to(), (int)
                (question.limit() + open));
        List<Bars.Row> finals = newest.rows().stream().filter(Bars.Row::isFinal).toList();
        int over = Math.max(0, finals.size() - question.limit());
        List<Bars.Row> rows = finals.subList(over, finals.size());
        return new Read(rows, series(question, rows), newest.cut() || over > 0);
    }

    private Series series(AnalysisQuestion question, List<Bars.Row> rows) {
        return Series.of(
                question.symbol(),
                question.interval(),
                rows.stream().mapToLong(row -> row.start().toEpochMilli()).toArray(),
                rows.stream().mapToDouble(row -> row.close().doubleValue()).toArray(),
                gaps(rows, bars.period(question.interval())));
    }

    /** Periods without a bar between the first and the last: nights and weekends too, as in analytics. */
    private static int gaps(List<Bars.Row> rows, Period period) {
        long gaps = 0;
        for (int i = 1; i < rows.size(); i++) {
            long from = rows.get(i - 1).end().toEpochMilli();
            long to = rows.get(i).start().toEpochMilli();
            if (period instanceof Period.Fixed fixed) {
                gaps += (to - from) / fixed.millis();
            } else {
                for (long start = from; start < to; start = period.endOf(start)) {
                    gaps++;
                }
            }
        }
        return (int) Math.min(gaps, Integer.MAX_VALUE);
    }

    /** Whether an interval is shorter than an hour. */
    boolean isShort(String interval) {
        return bars.period(interval) instanceof Period.Fixed fixed && fixed.millis() < Market.HOUR;
    }

    /** What an analysis takes for granted, and that the gaps are mostly those of the market's hours where it has hours. */
    List<String> assumptions(Read read, List<String> ofTheMethod) {
        if (!hasClosingTimes() || read.series().basis().gaps() == 0) {
            return ofTheMethod;
        }
        List<String> all = new ArrayList<>(ofTheMethod);
        all.add("The market has closing times: nights, weekends and holidays are among the "
                + read.series().basis().gaps()
                + " intervals without a bar. The last bar before and the first one after stand side by side.");
        return List.copyOf(all);
    }

    /**
     * Start of the period after the last bar, and of those after it; null where bars are missing or the market has closing times: then
     * nobody knows here which come.
     */
    @Nullable List<Instant> next(AnalysisQuestion question, Read read, int steps) {
        if (read.series().basis().gaps() > 0 || hasClosingTimes()) {
            return null;
        }
        Period period = bars.period(question.interval());
        long start = read.rows().get(read.rows().size() - 1).end().toEpochMilli();
        List<Instant> times = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            times.add(Instant.ofEpochMilli(start));
            start = period.endOf(start);
        }
        return times;
    }

    private boolean hasClosingTimes() {
        return market.pipeline().spec().calendar() != null;
    }
}
