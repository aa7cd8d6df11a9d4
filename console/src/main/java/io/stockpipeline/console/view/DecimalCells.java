package io.stockpipeline.console.view;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of exact decimal numbers in one array: 64-bit digits under a common scale, which grows when a number needs it; big
 * decimals from the moment that one does not fit. A cell may be empty. Not thread-safe.
 */
public final class DecimalCells {
    private static final long EMPTY = Long.MIN_VALUE;
    private static final int MOST_DECIMALS = 18;

    private final long[] digits;
    private int scale;
    /** Takes the place of the digits once they were too many. */
    private @Nullable BigDecimal @Nullable [] wide;

    /** All empty. */
    public DecimalCells(int size) {
        digits = new long[size];
        Arrays.fill(digits, EMPTY);
    }

    /** The number in a cell; null when it is empty. */
    public @Nullable BigDecimal get(int cell) {
        if (wide != null) {
            return wide[cell];
        }
        return digits[cell] == EMPTY ? null : BigDecimal.valueOf(digits[cell], scale);
    }

    /** The number in a cell, 0 when it is empty. */
    public BigDecimal getOrZero(int cell) {
        BigDecimal value = get(cell);
        return value == null ? BigDecimal.ZERO : value;
    }

    public void clear(int cell) {
        if (wide != null) {
            wide[cell] = null;
        }
        digits[cell] = EMPTY;
    }

    /** Adds to a cell; to an empty one as to 0. */
    public void add(int cell, long unscaled, int decimals) {
        if (wide == null && alignTo(decimals)) {
            try {
                long before = digits[cell] == EMPTY ? 0 : digits[cell];
                long sum = Math.addExact(before, times(unscaled, scale - decimals));
                if (sum != EMPTY) {
                    digits[cell] = sum;
                    return;
                }
            } catch (ArithmeticException e) {
                // Too large a sum: kept as a big decimal from here on.
            }
            widen();
        }
        add(cell, BigDecimal.valueOf(unscaled, decimals));
    }

    /** Adds to a cell; to an empty one as to 0. */
    public void add(int cell, BigDecimal value) {
        if (wide == null && value.precision() <= MOST_DECIMALS && value.scale() >= 0) {
            add(cell, value.unscaledValue().longValue(), value.scale());
            return;
        }
        BigDecimal[] values = widen();
        values[cell] = getOrZero(cell).add(value);
    }

    /** Sets a cell; empties it where there is no figure. */
    public void set(int cell, Figure figure) {
        clear(cell);
        if (figure.isPresent() && figure.fitsLong()) {
            add(cell, figure.unscaled(), figure.scale());
        } else if (figure.isPresent()) {
            add(cell, new BigDecimal(figure.unscaledBig(), figure.scale()));
        }
    }

    /** Brings all cells to a scale that holds so many decimals; false when they do not fit. */
    private boolean alignTo(int decimals) {
        if (decimals <= scale) {
            return true;
        }
        if (decimals > MOST_DECIMALS) {
            widen();
            return false;
        }
        long[] grown = digits.clone();
        try {
            for (int i = 0; i < grown.length; i++) {
                grown[i] = grown[i] == EMPTY ? EMPTY : times(grown[i], decimals - scale);
            }
        } catch (ArithmeticException e) {
            widen();
            return false;
        }
        System.arraycopy(grown, 0, digits, 0, grown.length);
        scale = decimals;
        return true;
    }

    private static long times(long value, int power) {
        return power == 0 ? value : Math.multiplyExact(value, PowersOfTen.of(power));
    }

    private @Nullable BigDecimal[] widen() {
        @Nullable BigDecimal[] values = wide;
        if (values == null) {
            values = new BigDecimal[digits.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = get(i);
            }
            wide = values;
        }
        return values;
    }
}
