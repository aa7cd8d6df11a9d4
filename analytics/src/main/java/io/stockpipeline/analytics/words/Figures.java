package io.stockpipeline.analytics.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as sentences write them. */
public final class Figures {
    private static final MathContext DIGITS = new MathContext(5);
    private static final int MOST_DECIMALS = 17;
    private static final double EVERYDAY_FROM = 1e-4;
    private static final double EVERYDAY_TO = 1e9;

    private Figures() {}

    /** Five significant digits, without zeros at the end, and without an exponent from 0.0001 to a milliard. */
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= EVERYDAY_FROM && size < EVERYDAY_TO ? rounded.toPlainString() : rounded.toString();
    }

    /** So many decimals, zeros too: for numbers that stand beside each other. */
    public static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** As prices are written: two decimals, or four significant digits below 1. */
    public static String price(double value) {
        return price(value, priceDecimals(value));
    }

    /** Two prices with as many decimals as it takes to see that they differ, if they do: the first, then the second. */
    public static String[] prices(double one, double other) {
        int decimals = Math.max(priceDecimals(one), priceDecimals(other));
        while (one != other && decimals < MOST_DECIMALS && price(one, decimals).equals(price(other, decimals))) {
            decimals++;
        }
        return new String[] {price(one, decimals), price(other, decimals)};
    }

    /** Like {@code p = 0.0349}; below one in ten thousand, digits say nothing. */
    public static String p(double value) {
        return value < 1e-4 ? "p below 0.0001" : "p = " + decimals(value, 4);
    }

    /** A share in percent, like {@code 51.2 %} for 0.512. */
    public static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }

    /** How many of something, like {@code 1 value} or {@code 12 values}. */
    public static String count(long n, String one) {
        return n + " " + one + (n == 1 ? "" : "s");
    }

    private static int priceDecimals(double value) {
        if (value == 0 || Math.abs(value) >= 1) {
            return 2;
        }
        return (int) Math.min(MOST_DECIMALS, 3 - Math.floor(Math.log10(Math.abs(value))));
    }

    private static String price(double value, int decimals) {
        if (Math.abs(value) >= 1e15) {
            return new BigDecimal(value, new MathContext(decimals + 4)).toString();
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 && value != 0
                ? new BigDecimal(value, new MathContext(2)).toString()
                : rounded.toPlainString();
    }
}
