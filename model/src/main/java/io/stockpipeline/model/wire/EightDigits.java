package io.stockpipeline.model.wire;

/**
 * Eight decimal digits as ASCII in one word, computed side by side in its bytes: a division by a hundred of both halves at
 * once, then by ten of all four pairs, each as a multiplication (the method of Paul Khuong, "How to print integers really
 * fast", 2017).
 */
final class EightDigits {
    /** The first number that has nine digits. */
    static final int LIMIT = 100_000_000;

    private static final int HALF = 10_000;
    /** 2^20 / 100, rounded up: exact for numbers below ten thousand. */
    private static final long HUNDREDTH = 10_486;

    private static final long TWO_HALVES = 0x0000007f_0000007fL;
    /** 2^10 / 10, rounded up: exact for numbers below a hundred. */
    private static final long TENTH = 103;

    private static final long FOUR_TENS = 0x000f_000f_000f_000fL;
    private static final long ZEROS = 0x3030303030303030L;

    private EightDigits() {}

    /**
     * The digits of a number with leading zeros, the first digit in the lowest byte.
     *
     * @param number from 0 to {@link #LIMIT} - 1
     */
    static long of(int number) {
        long upper = number / HALF;
        long halves = upper | ((number - upper * HALF) << 32);
        long hundreds = ((halves * HUNDREDTH) >>> 20) & TWO_HALVES;
        long pairs = hundreds | ((halves - 100 * hundreds) << 16);
        long tens = ((pairs * TENTH) >>> 10) & FOUR_TENS;
        return (tens | ((pairs - 10 * tens) << 8)) + ZEROS;
    }
}
