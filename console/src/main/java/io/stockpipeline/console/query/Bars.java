package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.view.HeldBar;
import io.stockpipeline.console.view.SymbolView;
import io.stockpipeline.model.spec.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bars of a symbol: those that the pipeline publishes, and longer ones rolled up from them. With {@code from}, pages go forward in
 * time; without, the newest come first, page by page, each page oldest first.
 */
public final class Bars {
    private static final String FORWARD = "bars-from";
    private static final String BACKWARD = "bars-to";
    /** Published bars that one page may be made of. */
    private static final long MOST_PARTS = 200_000;
    /** Such pages that are read for the newest bars of a range. */
    private static final int MOST_PAGES = 3;

    private static final long LAST_TIME = 253_402_300_800_000L;

    private final Market market;

    /** One bar. */
    public record Row(
            @JsonPropertyDescription("inclusive") Instant start,
            @JsonPropertyDescription("exclusive") Instant end,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            @JsonPropertyDescription("when it opened") Instant openTime,

            @JsonPropertyDescription("when it closed, so far")
            Instant closeTime,

            BigDecimal volume,
            @JsonPropertyDescription("ticks in it") long count,

            @JsonPropertyDescription("volume-weighted average price; absent at zero volume") @Nullable BigDecimal vwap,

            @JsonProperty("final") @JsonPropertyDescription("nothing will change it")
            boolean isFinal,

            @JsonPropertyDescription("it has not ended, or not all of it is known")
            boolean partial) {}

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            String symbol,
            String interval,
            @JsonPropertyDescription("oldest first") List<Row> bars,
            @Nullable String next) {}

    /** What is asked. */
    public record Question(
            String symbol,
            String interval,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable String cursor) {}

    /** Which periods: those that start within [from, to). */
    private record Range(boolean forward, long from, long to) {}

    public Bars(Market market) {
        this.market = market;
    }

    /** The intervals that may be asked for. */
    public static List<String> intervals(Market market) {
        Stream<String> own = market.view().intervals().stream().map(Span::text);
        return Stream.concat(own, Period.NAMES.stream()).distinct().toList();
    }

    /**
     * Asks for them.
     *
     * @throws UnansweredException when the symbol is not known, or the interval cannot be made of the pipeline's bars
     */
    public Answer ask(Question question) {
        Source source = source(question.symbol(), question.interval());
        Page page = new Page(source.parts(), source.period(), range(question, source.period()), question.limit());
        page.read();
        return new Answer(
                source.asOf(),
                market.lag(),
                question.symbol(),
                question.interval(),
                rows(page.rolled, source),
                page.next);
    }

    /** The end of a range of bars, oldest first, and whether there are older ones in the range. */
    record Newest(List<Row> rows, boolean cut) {}

    /**
     * The newest bars that start within [from, to). Fewer than the limit, and cut, where they would be made of very many published ones.
     *
     * @throws UnansweredException as {@link #ask}
     */
    Newest newest(String symbol, String interval, @Nullable Instant from, @Nullable Instant to, int limit) {
        Source source = source(symbol, interval);
        Period period = source.period();
        long first = from == null ? 0 : firstStart(period, from.toEpochMilli());
        long end = to == null ? LAST_TIME : to.toEpochMilli();
        List<RollUp> rolled = new ArrayList<>();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page page = new Page(source.parts(), period, new Range(false, first, end), limit - rolled.size());
            page.read();
            rolled.addAll(0, page.rolled);
            if (page.next == null || rolled.size() >= limit) {
                return new Newest(rows(rolled, source), page.next != null);
            }
            end = rolled.get(0).start();
        }
        return new Newest(rows(rolled, source), true);
    }

    /** Where the bars of an interval come from. */
    private record Source(
            Instant asOf, SymbolView symbol, int interval, boolean published, Period period, BarParts parts) {}

    private Source source(String name, String intervalName) {
        Instant asOf = market.asOf();
        SymbolView symbol = market.symbol(name);
        int own = own(intervalName);
        Period period = period(intervalName);
        int interval = own < 0 ? market.intervalFor(period.unit(), "bars of " + intervalName) : own;
        return new Source(asOf, symbol, interval, own >= 0, period, new BarParts(market, symbol, interval, period));
    }

    /** The stretches of time that bars of an interval stand for. */
    Period period(String interval) {
        int own = own(interval);
        return own < 0
                ? Period.of(interval, market.zone())
                : new Period.Fixed(market.view().intervals().get(own).millis());
    }

    private List<Row> rows(List<RollUp> rolled, Source source) {
        long openFrom = source.symbol().openFrom(source.interval());
        long now = source.asOf().toEpochMilli();
        long coveredFrom = source.parts().coveredFrom();
        return rolled.stream()
                .map(bar -> row(bar, source.published(), now, coveredFrom, openFrom))
                .toList();
    }

    /** @param published whether the pipeline publishes such bars; then its word counts also where a replay ends within one */
    private Row row(RollUp bar, boolean published, long now, long coveredFrom, long openFrom) {
        long grace = market.pipeline().spec().grace().millis();
        boolean isFinal = (published && bar.partsFinal()) || (bar.end() + grace <= now && bar.end() <= openFrom);
        boolean partial = (!isFinal && bar.end() > now) || bar.start() < coveredFrom;
        return bar.toRow(isFinal, partial);
    }

    private int own(String name) {
        List<Span> intervals = market.view().intervals();
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.get(i).text().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static Range range(Question question, Period period) {
        Instant from = question.from();
        Instant to = question.to();
        boolean forward = from != null;
        long first = from == null ? 0 : firstStart(period, from.toEpochMilli());
        long end = to == null ? LAST_TIME : to.toEpochMilli();
        if (question.cursor() != null) {
            long place = Cursor.number(Cursor.read(question.cursor(), forward ? FORWARD : BACKWARD, 1)[1]);
            return forward
                    ? new Range(true, Math.max(first, place), end)
                    : new Range(false, first, Math.min(end, place));
        }
        return new Range(forward, first, end);
    }

    /** Start of the first period that does not start before the time. */
    private static long firstStart(Period period, long time) {
        long start = period.startOf(time);
        return start < time ? period.endOf(start) : start;
    }

    /** One page: reads stretch by stretch, each beginning where there are bars, until it is full. */
    private static final class Page {
        final List<RollUp> rolled = new ArrayList<>();

        @Nullable String next;

        private final BarParts parts;
        private final Period period;
        private final Range range;
        private final int limit;
        private long read;

        Page(BarParts parts, Period period, Range range, int limit) {
            this.parts = parts;
            this.period = period;
            this.range = range;
            this.limit = limit;
        }

        void read() {
            if (range.forward()) {
                readForward();
            } else {
                readBackward();
            }
        }

        private void readForward() {
            Long start = parts.first(range.from(), range.to());
            while (start != null) {
                if (rolled.size() >= limit || read >= MOST_PARTS) {
                    next = Cursor.write(FORWARD, period.startOf(start));
                    return;
                }
                long begin = period.startOf(start);
                long end = begin;
                for (int i = rolled.size(); i < limit && end < range.to() && !isLong(begin, end); i++) {
                    end = period.endOf(end);
                }
                rolled.addAll(rollUp(begin, end));
                start = parts.first(end, range.to());
            }
        }

        private void readBackward() {
            Long last = parts.last(range.from(), range.to());
            while (last != null) {
                long end = period.endOf(period.startOf(last));
                if (rolled.size() >= limit || read >= MOST_PARTS) {
                    next = Cursor.write(BACKWARD, end);
                    return;
                }
                long begin = end;
                for (int i = rolled.size(); i < limit && begin > range.from() && !isLong(begin, end); i++) {
                    begin = period.startOf(begin - 1);
                }
                rolled.addAll(0, rollUp(begin, end));
                last = parts.last(range.from(), begin);
            }
        }

        /** So long a stretch that no more is read at once. */
        private boolean isLong(long begin, long end) {
            return end - begin >= MOST_PARTS * Math.min(period.unit(), Market.MINUTE);
        }

        private List<RollUp> rollUp(long begin, long end) {
            List<RollUp> bars = new ArrayList<>();
            RollUp current = null;
            for (HeldBar part : parts.within(begin, end)) {
                read++;
                if (current == null || part.start() >= current.end()) {
                    long start = period.startOf(part.start());
                    current = new RollUp(start, period.endOf(start), part);
                    bars.add(current);
                } else {
                    current.add(part);
                }
            }
            return bars;
        }
    }
}
