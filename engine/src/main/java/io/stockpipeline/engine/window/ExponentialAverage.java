package io.stockpipeline.engine.window;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.PowersOfTen;
import java.math.BigDecimal;

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

    /**
     * The mean of so many prices as a {@code double}. It depends on the prices alone: the zeros that they are given when
     * the scale grows are taken away first, or a restart, which computes at the grown scale, would round differently.
     */
    static double mean(ExactSum sum, long count, Scales scales) {
        int decimals = scales.price();
        if (!sum.fitsLong()) {
            BigDecimal exact = new BigDecimal(sum.toBigInteger(), decimals).stripTrailingZeros();
            BigDecimal digits = exact.scale() < 0 ? exact.setScale(0) : exact;
            return digits.unscaledValue().doubleValue() / ((double) PowersOfTen.of(digits.scale()) * count);
        }
        long digits = sum.longValue();
        while (decimals > 0 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        return digits / ((double) PowersOfTen.of(decimals) * count);
    }
}
