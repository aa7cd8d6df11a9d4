package io.stockpipeline.engine.window;

import io.stockpipeline.engine.history.ExtremeQueue;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.PriceRange;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Tick;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The least and greatest prices of all sliding windows of a symbol: one queue each, since they all end at its latest tick. */
public final class SlidingExtremes {
    final ExtremeQueue least = ExtremeQueue.ofLeast();
    final ExtremeQueue greatest = ExtremeQueue.ofGreatest();
    private final PriceRange range = new PriceRange();
    private final long longest;
    private final long resolution;
    private boolean late;

    private SlidingExtremes(long longest, long resolution) {
        this.longest = longest;
        this.resolution = resolution;
    }

    /** Those of all windows of a symbol; null where none shows them. */
    public static @Nullable SlidingExtremes of(List<WindowPlan> windows, long resolution) {
        OptionalLong longest = windows.stream()
                .filter(window -> window.type() == WindowSpec.Type.Sliding && window.detailed())
                .mapToLong(WindowPlan::size)
                .max();
        return longest.isPresent() ? new SlidingExtremes(longest.getAsLong(), resolution) : null;
    }

    /** Takes in the tick that was just recorded, before the windows do. */
    public void ticked(History history, long index, Tick tick, SymbolTime time) {
        late = time.isLate();
        long key = history.time(index);
        long outside = lastOutside(time);
        if (key > outside) {
            least.push(key, tick.price().unscaled(), tick.price().scale());
            greatest.push(key, tick.price().unscaled(), tick.price().scale());
        }
        least.forget(outside);
        greatest.forget(outside);
    }

    /** Whether positions that a window remembers may be wrong, because something was put before them. */
    boolean isDisturbed() {
        return late;
    }

    /** Computes everything from the history, after a restart. */
    public void rebuild(History history, SymbolTime time) {
        least.clear();
        greatest.clear();
        for (long i = history.firstAfter(lastOutside(time)); i < history.end(); i++) {
            range.clear();
            history.includeIn(range, i);
            range.pushTo(least, greatest, history.time(i));
        }
    }

    private long lastOutside(SymbolTime time) {
        return time.latestStep(resolution) - longest;
    }
}
