package io.stockpipeline.console.query;

import io.stockpipeline.console.history.BarQuery;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.Page;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredBar;
import io.stockpipeline.console.history.TimeRange;
import java.util.ArrayList;
import java.util.List;

/** Bars that the view no longer holds. */
final class HistoryBars {
    private final Market market;

    HistoryBars(Market market) {
        this.market = market;
    }

    /** All bars of a symbol and interval that start within [from, to), oldest first. */
    List<StoredBar> read(String symbol, int interval, long from, long to) {
        List<StoredBar> bars = new ArrayList<>();
        TimeRange range = new TimeRange(from, to);
        PageRequest request = PageRequest.oldest(History.MAX_LIMIT);
        while (!range.isEmpty()) {
            Page<StoredBar> page = market.history().bars(new BarQuery(symbol, text(interval), range, request));
            bars.addAll(page.rows());
            if (page.next() == null) {
                break;
            }
            request = request.after(page.next());
        }
        return bars;
    }

    private String text(int interval) {
        return market.view().intervals().get(interval).text();
    }
}
