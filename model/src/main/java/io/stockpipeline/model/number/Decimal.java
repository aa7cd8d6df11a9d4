package io.stockpipeline.model.number;

import java.math.BigDecimal;

/**
 * An exact decimal number of at most 18 significant digits and 12 decimals: {@code unscaled / 10^scale}. It keeps the
 * scale it was written with, so that {@code 189.10} is published as {@code 189.10}.
 *
 * @param unscaled the digits, between -(10^18 - 1) and 10^18 - 1
 * @param scale the number of decimals, 0 to 12
 */
public record Decimal(long unscaled, int scale) implements Comparable<Decimal> {
    /** Most significant digits of a price or size. */
    public static final int MAX_DIGITS = 18;
    /** Most decimals of a price or size. */
    public static final int MAX_SCALE = 12;

    private static final long LIMIT = PowersOfTen.of(MAX_DIGITS);

    public Decimal {
        if (scale < 0 || scale > MAX_SCALE || unscaled <= -LIMIT || unscaled >= LIMIT) {
            throw new ArithmeticException(unscaled + "E-" + scale + " is not within " + MAX_DIGITS + " digits and "
                    + MAX_SCALE + " decimals");
        }
    }

    /**
     * Reads a decimal number; see {@link DecimalText#parse(CharSequence)}.
     *
     * @throws NumberFormatException when the text is no number or outside the digit limits
     */
    public static Decimal of(String text) {
        return DecimalText.parse(text);
    }

    public boolean isPositive() {
        return unscaled > 0;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** Orders by value: 1.5 equals 1.50 here, though not under {@link #equals}. */
    @Override
    public int compareTo(Decimal other) {
        return scale == other.scale
                ? Long.compare(unscaled, other.unscaled)
                : toBigDecimal().compareTo(other.toBigDecimal());
    }

    /** Plain digits, never an exponent. */
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
