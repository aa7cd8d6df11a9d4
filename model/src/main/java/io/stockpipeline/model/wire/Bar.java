package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Figure;

/**
 * A record of the topic {@code bars}. Mutable and reused by the engine: valid only during the call that hands it over.
 */
public final class Bar {
    public String symbol = "";
    /** The interval as the pipeline writes it, for example {@code 1m}. */
    public String interval = "";
    /** First millisecond, inclusive. */
    public long start;
    /** Last millisecond, exclusive. */
    public long end;

    public final Figure open = new Figure();
    public final Figure high = new Figure();
    public final Figure low = new Figure();
    public final Figure close = new Figure();
    /** Time of the opening tick. */
    public long openTime;
    /** Time of the closing tick. */
    public long closeTime;

    public final Figure volume = new Figure();
    public long count;
    public final Figure vwap = new Figure();
    /** The bar has closed and is definitive. */
    public boolean isFinal;
    /** The bar is sent ahead of its time because the symbol fell silent; a definitive one follows. */
    public boolean early;
}
