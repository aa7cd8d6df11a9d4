package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers and sentences of findings. */
final class Wording {
    private static final int MOST_DECIMALS = 17;

    private Wording() {}

    /** Two decimals, or four significant digits below 1. */
    static String number(double value) {
        return number(value, decimals(value));
    }

    private static int decimals(double value) {
        if (value == 0 || Math.abs(value) >= 1) {
            return 2;
        }
        return (int) Math.min(MOST_DECIMALS, 3 - Math.floor(Math.log10(Math.abs(value))));
    }

    private static String number(double value, int decimals) {
        if (Math.abs(value) >= 1e15) {
            return new BigDecimal(value, new MathContext(decimals + 4)).toString();
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 && value != 0
                ? new BigDecimal(value, new MathContext(2)).toString()
                : rounded.toPlainString();
    }

    /** How one number lies to another, with as many digits as it takes to see it: {@code 22.17 is below its average 23.13}. */
    static String against(String name, double value, String otherName, double other) {
        if (value == other) {
            return name + " " + number(value) + " equals " + otherName;
        }
        int decimals = Math.max(decimals(value), decimals(other));
        while (decimals < MOST_DECIMALS && number(value, decimals).equals(number(other, decimals))) {
            decimals++;
        }
        return name + " " + number(value, decimals) + (value < other ? " is below " : " is above ") + otherName + " "
                + number(other, decimals);
    }

    /** What every indicator takes for granted, after its own. */
    static List<String> assumptions(Basis basis, String... own) {
        List<String> sentences = new ArrayList<>(List.of(own));
        sentences.add(
                basis.gaps() == 0
                        ? "Bars count as equally far apart."
                        : "Bars count as equally far apart, though " + basis.gaps() + " between the first and the last"
                                + (basis.gaps() == 1 ? " is" : " are")
                                + " missing: a window then reaches back further in time.");
        sentences.add("It describes the bars up to the last one, and says nothing certain of the next.");
        return List.copyOf(sentences);
    }
}
