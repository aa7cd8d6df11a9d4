package io.stockpipeline.engine.exact;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Divisions of exact integers, rounded half to even: on {@code long}s where they suffice, else on big integers. */
public final class Quotients {
    /** Decimals of an average beyond the price's own. */
    public static final int EXTRA_DECIMALS = 6;
    /** Decimals of a deviation. */
    public static final int DEVIATION_DECIMALS = 9;

    private static final long EXTRA = PowersOfTen.of(EXTRA_DECIMALS);
    private static final long LONG_LIMIT = Long.MAX_VALUE / EXTRA;
    private static final long NANO = PowersOfTen.of(DEVIATION_DECIMALS);
    private static final double EXACT_DOUBLE = 0x1p52;

    private Quotients() {}

    /** {@code sum / count}, at the price's scale and {@value #EXTRA_DECIMALS} decimals more. */
    public static void mean(ExactSum sum, long count, int priceScale, Figure out) {
        if (sum.fitsLong() && sum.longValue() >= 0) {
            mean(sum.longValue(), count, priceScale, out);
        } else {
            divide(sum.toBigInteger(), count, priceScale, out);
        }
    }

    /** {@code sum / count} of a sum of zero or more: one division where it suffices, since divisions are what it costs. */
    public static void mean(long sum, long count, int priceScale, Figure out) {
        int scale = priceScale + EXTRA_DECIMALS;
        if (sum <= LONG_LIMIT) {
            long dividend = sum * EXTRA;
            long quotient = dividend / count;
            out.set(roundHalfEven(quotient, dividend - quotient * count, count), scale);
            return;
        }
        long whole = sum / count;
        long rest = sum - whole * count;
        if (whole < LONG_LIMIT && rest < LONG_LIMIT) {
            long fraction = rest * EXTRA;
            long quotient = fraction / count;
            out.set(roundHalfEven(whole * EXTRA + quotient, fraction - quotient * count, count), scale);
        } else {
            divide(BigInteger.valueOf(sum), count, priceScale, out);
        }
    }

    private static void divide(BigInteger sum, long count, int priceScale, Figure out) {
        out.set(
                divide(sum.multiply(BigInteger.valueOf(EXTRA)), BigInteger.valueOf(count)),
                priceScale + EXTRA_DECIMALS);
    }

    /** {@code notional / volume}, at the price's scale and {@value #EXTRA_DECIMALS} decimals more; absent at no volume. */
    public static void volumeWeighted(ExactSum notional, ExactSum volume, int priceScale, Figure out) {
        if (volume.isZero()) {
            out.clear();
        } else if (volume.fitsLong()) {
            mean(notional, volume.longValue(), priceScale, out);
        } else {
            BigInteger dividend = notional.toBigInteger().multiply(BigInteger.valueOf(EXTRA));
            out.set(divide(dividend, volume.toBigInteger()), priceScale + EXTRA_DECIMALS);
        }
    }

    /** |average - previous| / previous to {@value #DEVIATION_DECIMALS} decimals; both at one scale, above zero. */
    public static void deviation(Figure average, Figure previous, Figure out) {
        if (average.fitsLong() && previous.fitsLong()) {
            long base = previous.unscaled();
            long difference = Math.abs(average.unscaled() - base);
            if (difference <= Long.MAX_VALUE / NANO) {
                long dividend = difference * NANO;
                long quotient = dividend / base;
                out.set(roundHalfEven(quotient, dividend - quotient * base, base), DEVIATION_DECIMALS);
                return;
            }
        }
        BigInteger base = previous.unscaledBig();
        BigInteger difference = average.unscaledBig().subtract(base).abs();
        out.set(divide(difference.multiply(BigInteger.valueOf(NANO)), base), DEVIATION_DECIMALS);
    }

    /** A computed {@code double}, at the price's scale and {@value #EXTRA_DECIMALS} decimals more. */
    public static void fromDouble(double value, int priceScale, Figure out) {
        int scale = priceScale + EXTRA_DECIMALS;
        double scaled = value * PowersOfTen.of(scale);
        if (scaled < EXACT_DOUBLE) {
            out.set((long) Math.rint(scaled), scale);
        } else {
            out.set(
                    new BigDecimal(value)
                            .setScale(scale, RoundingMode.HALF_EVEN)
                            .unscaledValue(),
                    scale);
        }
    }

    private static long roundHalfEven(long quotient, long rest, long divisor) {
        long other = divisor - rest;
        boolean up = rest > other || (rest == other && (quotient & 1) != 0);
        return up ? quotient + 1 : quotient;
    }

    private static BigInteger divide(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                .unscaledValue();
    }
}
