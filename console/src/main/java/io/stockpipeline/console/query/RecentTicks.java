package io.stockpipeline.console.query;

import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredTick;
import io.stockpipeline.console.history.TickQuery;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.engine.EnginePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A symbol's accepted ticks out of the history, with those before them that fill the windows. */
final class RecentTicks {
    /** What one answer is computed of, at a few hundred nanoseconds each and some 2 ms a page to read. */
    static final int MOST = 200_000;

    private final Market market;
    private final EnginePlan plan;

    RecentTicks(Market market, EnginePlan plan) {
        this.market = market;
        this.plan = plan;
    }

    /**
     * In the order in which they came.
     *
     * @param from of the range itself; what fills the windows is before
     * @param to exclusive
     * @throws UnansweredException when there is no history, no tick within the range or too many
     */
    List<StoredTick> of(String symbol, long from, long to) {
        long filledFrom = from - plan.keptSpan();
        List<StoredTick> ticks = new ArrayList<>();
        if (plan.keptCount() > 0) {
            PageRequest last = PageRequest.newest(Math.min(plan.keptCount(), History.MAX_LIMIT));
            ticks.addAll(history()
                    .ticks(new TickQuery(symbol, new TimeRange(Long.MIN_VALUE, filledFrom), last))
                    .rows());
        }
        PageRequest request = PageRequest.oldest(History.MAX_LIMIT);
        while (true) {
            Page<StoredTick> page = history().ticks(new TickQuery(symbol, new TimeRange(filledFrom, to), request));
            ticks.addAll(page.rows());
            if (ticks.size() > MOST) {
                throw new UnansweredException(
                        Reason.Unfit,
                        "the range and what fills the windows before it hold more than " + MOST
                                + " ticks: ask for a shorter one, or use the command backtest --shift");
            }
            if (page.next() == null) {
                break;
            }
            request = request.after(page.next());
        }
        if (ticks.stream().noneMatch(tick -> tick.time() >= from)) {
            throw new UnansweredException(Reason.Unfit, "the history holds no tick of " + symbol + " in the range");
        }
        ticks.sort(arrival(ticks));
        return ticks;
    }

    /** All records of a symbol are in one partition, unless partitions were added meanwhile: then times are all there is. */
    private static Comparator<StoredTick> arrival(List<StoredTick> ticks) {
        int partition = ticks.get(0).partition();
        return ticks.stream().allMatch(tick -> tick.partition() == partition)
                ? Comparator.comparingLong(StoredTick::offset)
                : Comparator.comparingLong(StoredTick::time);
    }

    private History history() {
        if (market.history().state().phase() == HistoryState.Phase.None) {
            throw UnansweredException.needsHistory("what if prices had been others");
        }
        return market.history();
    }
}
