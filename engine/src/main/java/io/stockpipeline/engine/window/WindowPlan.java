package io.stockpipeline.engine.window;

import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.spec.WindowSpec.Emit;
import org.jspecify.annotations.Nullable;

/**
 * A window as the engine computes it.
 *
 * @param size length in milliseconds; 0 for a Count window
 * @param advance step in milliseconds of Hopping and Tumbling (there equal to size); else 0
 * @param count ticks held by a Count window; else 0
 * @param onceClosed emitted once, when it has closed, instead of on every tick
 * @param detailed count, extremes, volume and volume-weighted price are wanted beside the average
 */
public record WindowPlan(
        String name,
        WindowSpec.Type type,
        long size,
        long advance,
        int count,
        Average average,
        boolean onceClosed,
        boolean detailed) {

    /** Compiles a validated window. */
    public static WindowPlan of(WindowSpec spec) {
        long size = millis(spec.size());
        return new WindowPlan(
                spec.resolvedName(),
                spec.type(),
                size,
                spec.type() == WindowSpec.Type.Tumbling ? size : millis(spec.advance()),
                spec.count() == null ? 0 : spec.count(),
                spec.average(),
                spec.emit() == Emit.Final,
                true);
    }

    /** The same window where nothing but its average is looked at. */
    public WindowPlan averageOnly() {
        return new WindowPlan(name, type, size, advance, count, average, onceClosed, false);
    }

    /** The sums that it takes to show this window. */
    public Aggregate.Detail sums() {
        return detailed || average == Average.VolumeWeighted ? Aggregate.Detail.TRADES : Aggregate.Detail.PRICES;
    }

    /** What the averages of this window depend on: two windows with one definition have the same averages. */
    public String definition() {
        return type + "/" + size + "/" + advance + "/" + count + "/" + average;
    }

    private static long millis(@Nullable Span span) {
        return span == null ? 0 : span.millis();
    }
}
