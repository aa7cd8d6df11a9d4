package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.model.number.Decimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes sizes of Yahoo's day volumes: what was traded since the symbol's last quote. The sizes of a day add up to what its volume
 * grew by since the first quote, also when quotes in between were missed. Not thread-safe.
 */
final class DayVolumes {
    private static final Decimal NOTHING = new Decimal(0, 0);
    /** More digits a size cannot have. */
    private static final long MOST = 1_000_000_000_000_000_000L;

    private final Map<String, Quote> last = new HashMap<>();

    private record Quote(long time, long volume) {}

    /**
     * What a quote's size is.
     *
     * @param time the quote's
     * @param volume traded on its day so far; zero or less: not told
     * @return null where nothing can be said: no volume is told, there was no quote before, or the volume has fallen. It falls when a
     *     day begins and when Yahoo corrects it; one cannot be told from the other, and to take a day's volume for one tick's would
     *     be the worse mistake. Zero for a quote that is no newer than the last: it may be dropped as a repeat, so what it would add
     *     is left to the next one
     */
    @Nullable Decimal size(String symbol, long time, long volume) {
        if (volume <= 0) {
            return null;
        }
        Quote before = last.get(symbol);
        if (before != null && time <= before.time()) {
            return NOTHING;
        }
        last.put(symbol, new Quote(time, volume));
        long traded = before == null ? -1 : volume - before.volume();
        return traded < 0 || traded >= MOST ? null : new Decimal(traded, 0);
    }
}
