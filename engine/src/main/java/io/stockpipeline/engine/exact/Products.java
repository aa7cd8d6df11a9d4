package io.stockpipeline.engine.exact;

import io.stockpipeline.model.number.PowersOfTen;
import java.math.BigInteger;

/** Exact comparisons of products and of decimals, never through {@code double}. */
public final class Products {
    private Products() {}

    /** Compares {@code a * b} with {@code c * d}, all zero or more. */
    public static int compare(long a, long b, long c, long d) {
        int byHigh = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return byHigh != 0 ? byHigh : Long.compareUnsigned(a * b, c * d);
    }

    /** Compares {@code a * b} with {@code c * d} at any size. */
    public static int compare(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
        return a.multiply(b).compareTo(c.multiply(d));
    }

    /** Compares two decimals of zero or more and of scales up to 18. */
    public static int compareDecimals(long a, int scaleA, long b, int scaleB) {
        if (scaleA == scaleB) {
            return Long.compare(a, b);
        }
        return scaleA < scaleB
                ? compare(a, PowersOfTen.of(scaleB - scaleA), b, 1)
                : compare(a, 1, b, PowersOfTen.of(scaleA - scaleB));
    }
}
