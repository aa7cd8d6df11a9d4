package io.stockpipeline.analytics.series;

/**
 * The size of numbers as a power of two: divided by it they stand between -1 and 1, so that squares of very large or very small ones
 * neither overflow nor vanish. A power of two changes no digit.
 *
 * @param exponent the power
 */
public record Scale(int exponent) {
    /**
     * A computer's number carries almost 16 digits, and a few are lost on the way: what is smaller than this share of the numbers
     * themselves is rounding, not movement.
     */
    private static final double ROUNDING = 1e-14;

    /** The scale of numbers; 0 when all are 0. */
    public static Scale of(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return new Scale(largest == 0 ? 0 : Math.getExponent(normal(largest)) + 1 - shift(largest));
    }

    /** Numbers divided by the scale, in a new array: between -1 and 1. */
    public double[] down(double[] values) {
        double[] small = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            small[i] = Math.scalb(values[i], -exponent);
        }
        return small;
    }

    /** A number multiplied by the scale; infinite when too large for a computer's number. */
    public double up(double value) {
        return Math.scalb(value, exponent);
    }

    /**
     * Up to where what is left of numbers, once something was taken off them, is no more than their rounding.
     *
     * @param squares the sum of the squares of the numbers
     * @return the sum of the squares of what is left
     */
    public static double negligible(double squares) {
        return ROUNDING * ROUNDING * squares;
    }

    /** Numbers below 2^-1022 have no exponent of their own: they are measured 64 powers higher. */
    private static double normal(double value) {
        return value < Double.MIN_NORMAL ? Math.scalb(value, 64) : value;
    }

    private static int shift(double value) {
        return value < Double.MIN_NORMAL ? 64 : 0;
    }
}
