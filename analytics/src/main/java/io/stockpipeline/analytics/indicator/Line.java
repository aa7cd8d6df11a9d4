package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator's values, one for each value of the series from a place on.
 *
 * @param offset place in the series, from 0, of the first value: the ones before have none yet
 * @param values up to the end of the series, immutable; null where there is none, which only an average weighted by volume knows, over
 *     bars without volume
 */
public record Line(int offset, List<@Nullable Double> values) {
    /**
     * @param offset place of the first value that exists
     * @param values by place in the series, not copied; before the offset anything
     * @throws UnsuitableSeriesException when one is not finite
     */
    static Line from(int offset, double[] values) {
        for (int i = offset; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw UnsuitableSeriesException.tooLarge(i);
            }
        }
        return new Line(offset, new LineValues(values, offset));
    }

    /** Like {@link #from}, where {@link Double#NaN} stands for no value. */
    static Line withHoles(int offset, double[] values) {
        for (int i = offset; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw UnsuitableSeriesException.tooLarge(i);
            }
        }
        return new Line(offset, new LineValues(values, offset));
    }

    /** The value for a place of the series, from 0; null where there is none. */
    public @Nullable Double at(int place) {
        return place < offset ? null : values.get(place - offset);
    }

    /** The value for the last place of the series; null where there is none. */
    public @Nullable Double last() {
        return values.get(values.size() - 1);
    }
}
