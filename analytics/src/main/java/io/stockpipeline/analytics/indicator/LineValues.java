package io.stockpipeline.analytics.indicator;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The end of an array as a list, so that a million numbers are not a million objects. {@link Double#NaN} reads as null. */
final class LineValues extends AbstractList<@Nullable Double> implements RandomAccess {
    private final double[] values;
    private final int from;

    LineValues(double[] values, int from) {
        this.values = values;
        this.from = from;
    }

    @Override
    public @Nullable Double get(int index) {
        double value = values[from + Objects.checkIndex(index, size())];
        return Double.isNaN(value) ? null : value;
    }

    @Override
    public int size() {
        return values.length - from;
    }
}
