package io.stockpipeline.engine.exact;

import io.stockpipeline.model.number.PowersOfTen;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A running sum of integers that neither loses a digit nor overflows: 128 bits wide, and a {@link BigInteger} beyond.
 * Because every addition can be taken back exactly, a window after ten million ticks equals a fresh computation.
 */
public final class ExactSum {
    private static final int WIDE_BITS = 127;

    private long high;
    private long low;
    private @Nullable BigInteger wide;

    /** A sum of one term. */
    public static ExactSum of(long value) {
        ExactSum sum = new ExactSum();
        sum.add(value);
        return sum;
    }

    public void clear() {
        high = 0;
        low = 0;
        wide = null;
    }

    public void add(long value) {
        add(value >> 63, value);
    }

    public void subtract(long value) {
        if (value == Long.MIN_VALUE) {
            widen(BigInteger.valueOf(value).negate());
        } else {
            add(-value);
        }
    }

    /** Adds {@code value * 10^exponent}. */
    public void addScaled(long value, int exponent) {
        if (exponent == 0) {
            add(value);
        } else {
            addProduct(value, PowersOfTen.of(exponent));
        }
    }

    public void subtractScaled(long value, int exponent) {
        addScaled(-value, exponent);
    }

    public void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    public void subtractProduct(long a, long b) {
        addProduct(-a, b);
    }

    /** Adds {@code a * b * 10^exponent}. */
    public void addProductScaled(long a, long b, int exponent) {
        if (exponent == 0) {
            addProduct(a, b);
        } else {
            widen(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.TEN.pow(exponent)));
        }
    }

    public void add(ExactSum other) {
        if (other.wide != null) {
            widen(other.wide);
        } else {
            add(other.high, other.low);
        }
    }

    public void subtract(ExactSum other) {
        widen(other.toBigInteger().negate());
    }

    public void set(ExactSum other) {
        high = other.high;
        low = other.low;
        wide = other.wide;
    }

    public void set(BigInteger value) {
        if (value.bitLength() > WIDE_BITS) {
            wide = value;
            return;
        }
        wide = null;
        low = value.longValue();
        high = value.shiftRight(Long.SIZE).longValue();
    }

    /** Multiplies the sum by {@code 10^exponent}, when its terms change their scale. */
    public void rescale(int exponent) {
        if (exponent != 0) {
            set(toBigInteger().multiply(BigInteger.TEN.pow(exponent)));
        }
    }

    public boolean isZero() {
        return wide == null && high == 0 && low == 0;
    }

    /** Whether {@link #longValue()} holds the sum. */
    public boolean fitsLong() {
        return wide == null && high == low >> 63;
    }

    /** The sum; meaningful only when {@link #fitsLong()}. */
    public long longValue() {
        return low;
    }

    public BigInteger toBigInteger() {
        if (wide != null) {
            return wide;
        }
        if (fitsLong()) {
            return BigInteger.valueOf(low);
        }
        BigInteger unsignedLow = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).or(unsignedLow);
    }

    private void add(long addedHigh, long addedLow) {
        if (wide != null) {
            ExactSum term = new ExactSum();
            term.high = addedHigh;
            term.low = addedLow;
            widen(term.toBigInteger());
            return;
        }
        long newLow = low + addedLow;
        long carry = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
        long newHigh = high + addedHigh + carry;
        if (((high ^ newHigh) & (addedHigh ^ newHigh)) < 0) {
            ExactSum term = new ExactSum();
            term.high = addedHigh;
            term.low = addedLow;
            widen(term.toBigInteger());
            return;
        }
        low = newLow;
        high = newHigh;
    }

    private void widen(BigInteger term) {
        set(toBigInteger().add(term));
    }

    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
