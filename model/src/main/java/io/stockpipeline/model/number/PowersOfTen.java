package io.stockpipeline.model.number;

/** The powers of ten that fit a {@code long}. */
public final class PowersOfTen {
    /** Greatest exponent whose power fits a {@code long}. */
    public static final int MAX_EXPONENT = 18;

    private static final long[] POWERS = new long[MAX_EXPONENT + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MAX_EXPONENT; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private PowersOfTen() {}

    /** 10^exponent, for an exponent of 0 to 18. */
    public static long of(int exponent) {
        return POWERS[exponent];
    }
}
