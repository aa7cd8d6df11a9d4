package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Figure;

/**
 * One window's entry in an {@link Averages} record. Mutable and reused by the engine: copy what must outlive the call
 * that hands it over.
 */
public final class WindowAverage {
    public String window = "";
    /** First instant, epoch milliseconds: exclusive for sliding and count windows, inclusive for the others. */
    public long start;
    /** Last instant: inclusive for sliding and count windows, exclusive for the others. */
    public long end;

    public final Figure average = new Figure();
    public final Figure previous = new Figure();
    /** |average - previous| / |previous|, to 9 decimals. */
    public final Figure deviation = new Figure();

    public long count;
    public final Figure min = new Figure();
    public final Figure max = new Figure();
    public final Figure volume = new Figure();
    public final Figure vwap = new Figure();
    /** False while less history than the window has been seen. */
    public boolean complete;
}
