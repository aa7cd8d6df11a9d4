package io.stockpipeline.console.query;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computed numbers as answers have them: 12 significant digits, and no more than 40 decimals, beyond which a number is 0. */
final class Rounded {
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final int DECIMALS = 40;

    private Rounded() {}

    /** @throws UnsuitableSeriesException when it is not finite */
    static BigDecimal of(double value) {
        if (!Double.isFinite(value)) {
            throw new UnsuitableSeriesException(
                    "the numbers are too large or too small to reckon with: take another stretch of time");
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() > DECIMALS
                ? rounded.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
                : rounded;
    }

    static @Nullable BigDecimal orNull(@Nullable Double value) {
        return value == null ? null : of(value);
    }

    /**
     * A line with a number for every bar.
     *
     * @param offset for so many bars at the beginning there is none
     */
    static List<@Nullable BigDecimal> line(int offset, List<? extends @Nullable Double> values) {
        List<@Nullable BigDecimal> line = new ArrayList<>(Collections.nCopies(offset, null));
        for (Double value : values) {
            line.add(orNull(value));
        }
        return Collections.unmodifiableList(line);
    }
}
