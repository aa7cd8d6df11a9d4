package io.stockpipeline.console.query;

import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.model.spec.StockPipeline;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * What "now" is to a question: the wall clock where ticks carry the present; the latest time seen where a file or another finite
 * source is replayed, so that a file of 2013 shows its own hours.
 */
public final class MarketClock {
    private final LongSupplier now;

    private MarketClock(LongSupplier now) {
        this.now = now;
    }

    /** The clock of a pipeline. */
    public static MarketClock of(StockPipeline pipeline, LiveView view, Clock clock) {
        if (!pipeline.spec().source().selected().finite()) {
            return new MarketClock(clock::millis);
        }
        return new MarketClock(() -> {
            long latest = view.latestTime();
            return latest == Long.MIN_VALUE ? clock.millis() : latest;
        });
    }

    /** Epoch milliseconds. */
    public long now() {
        return now.getAsLong();
    }
}
