package io.stockpipeline.engine.whatif;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Tick;
import java.util.Optional;

/** Computes a symbol as it was and, beside it, as it would have been with its prices moved. Not thread-safe. */
public final class WhatIf {
    private final PriceShift shift;
    private final SymbolEngine engineBefore;
    private final SymbolEngine engineAfter;
    private final Outcome before;
    private final Outcome after;
    private long ticks;
    private long invalid;

    /**
     * @param plan what of the pipeline to compute
     * @param from epoch milliseconds: what is before is only there for the windows to fill, its alarms do not count
     */
    public WhatIf(StockPipeline pipeline, EnginePlan plan, PriceShift shift, long from) {
        RecordSlots slots = new RecordSlots();
        this.shift = shift;
        this.engineBefore = new SymbolEngine(plan, shift.symbol(), slots);
        this.engineAfter = new SymbolEngine(plan, shift.symbol(), slots);
        this.before = new Outcome(pipeline, shift.symbol(), from);
        this.after = new Outcome(pipeline, shift.symbol(), from);
    }

    /** Takes a tick of the symbol, in the order they came. */
    public void take(Tick tick) {
        ticks++;
        engineBefore.accept(tick, before);
        Optional<Tick> moved = shift.apply(tick);
        if (moved.isPresent()) {
            engineAfter.accept(moved.get(), after);
        } else {
            invalid++;
        }
    }

    /** Closes windows that are still open, where the data ends for good. */
    public void finish() {
        engineBefore.finish(before);
        engineAfter.finish(after);
    }

    /** With the prices as they were. */
    public Outcome before() {
        return before;
    }

    /** With the prices moved. */
    public Outcome after() {
        return after;
    }

    /** How many ticks were taken. */
    public long ticks() {
        return ticks;
    }

    /** How many of them have no valid price once it is moved; they are left out of {@link #after()}. */
    public long invalid() {
        return invalid;
    }
}
