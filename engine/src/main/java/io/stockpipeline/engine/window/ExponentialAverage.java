package io.stockpipeline.engine.window;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.PowersOfTen;

/** An average that weighs the past ever less. The only one that is a {@code double}, and the only one with a memory. */
sealed interface ExponentialAverage permits ExponentialOverTime, ExponentialOverCount {
    /** Computes from the checkpoint, or from the oldest tick known. */
    void rebuild(History history, long knownSince);

    /** Takes in the tick that was recorded at the index. */
    void ticked(History history, long index, boolean late, long latest);

    /** The scale of prices is about to grow by so many decimals. */
    void rescale(int priceShift);

    double value();

    boolean isComplete(long latest);

    void store(StateWriter out);

    void restore(StateReader in);

    /** What one whole unit of the price is in the scale's digits. */
    static double unit(Scales scales) {
        return PowersOfTen.of(scales.price());
    }
}
