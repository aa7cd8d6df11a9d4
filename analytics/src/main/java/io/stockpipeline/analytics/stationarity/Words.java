package io.stockpipeline.analytics.stationarity;

import java.util.Locale;

/** Numbers as the sentences of this package write them. */
final class Words {
    private Words() {}

    /** Four significant digits, without an exponent where it can be avoided. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** Like {@code p = 0.0349}; below one in ten thousand, digits say nothing. */
    static String p(double value) {
        return value < 1e-4 ? "p below 0.0001" : String.format(Locale.ROOT, "p = %.4f", value);
    }
}
