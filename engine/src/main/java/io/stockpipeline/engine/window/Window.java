package io.stockpipeline.engine.window;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;

/** One window of one symbol: running sums over the symbol's history. */
public sealed interface Window permits TrailingWindow, PeriodicWindow {
    WindowPlan plan();

    /** Takes in the tick that was just recorded in the history. */
    void ticked(History history, long index, Tick tick, SymbolTime time);

    /** The scales are about to grow by so many decimals. */
    void rescale(int priceShift, int sizeShift);

    /** The scales have grown: brings the present averages to them. */
    void refresh();

    /** Computes everything from the history, after a restart. */
    void rebuild(History history, SymbolTime time);

    /** Writes what the history cannot tell. */
    void store(StateWriter out);

    /** Reads what a window of the same definition wrote. */
    void restore(StateReader in);
}
