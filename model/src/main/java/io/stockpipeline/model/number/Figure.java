package io.stockpipeline.model.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A computed decimal number of any size: {@code unscaled / 10^scale}, or absent. Mutable, so that the hot path reuses
 * one instance per field and allocates nothing; values beyond 64 bits are carried by a {@link BigInteger}.
 */
public final class Figure {
    private long unscaled;
    private @Nullable BigInteger wide;
    private int scale;
    private boolean present;

    public void clear() {
        present = false;
        wide = null;
    }

    public void set(long newUnscaled, int newScale) {
        unscaled = newUnscaled;
        wide = null;
        scale = newScale;
        present = true;
    }

    /** @param big the digits where they do not fit {@code newUnscaled}, else null */
    public void set(long newUnscaled, @Nullable BigInteger big, int newScale) {
        set(newUnscaled, newScale);
        wide = big;
    }

    public void set(BigInteger newUnscaled, int newScale) {
        if (newUnscaled.bitLength() < Long.SIZE) {
            set(newUnscaled.longValue(), newScale);
            return;
        }
        wide = newUnscaled;
        unscaled = 0;
        scale = newScale;
        present = true;
    }

    public void set(Figure other) {
        unscaled = other.unscaled;
        wide = other.wide;
        scale = other.scale;
        present = other.present;
    }

    /** Brings the value, if there is one, to a scale that is no smaller than its own. */
    public void rescale(int newScale) {
        if (present && newScale != scale) {
            set(unscaledBig().multiply(BigInteger.TEN.pow(newScale - scale)), newScale);
        }
    }

    public boolean isPresent() {
        return present;
    }

    /** Whether {@link #unscaled()} holds the value. */
    public boolean fitsLong() {
        return wide == null;
    }

    /** The digits; meaningful only when {@link #fitsLong()}. */
    public long unscaled() {
        return unscaled;
    }

    public BigInteger unscaledBig() {
        return wide == null ? BigInteger.valueOf(unscaled) : wide;
    }

    public int scale() {
        return scale;
    }

    /** The value, or null when absent. */
    public @Nullable BigDecimal toBigDecimal() {
        return present ? new BigDecimal(unscaledBig(), scale) : null;
    }

    @Override
    public String toString() {
        BigDecimal value = toBigDecimal();
        return value == null ? "absent" : value.toPlainString();
    }
}
