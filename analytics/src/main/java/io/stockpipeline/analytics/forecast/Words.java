package io.stockpipeline.analytics.forecast;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences: five digits, no exponent for those of everyday size. */
final class Words {
    private Words() {}

    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5)).stripTrailingZeros();
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e9 ? rounded.toPlainString() : rounded.toString();
    }
}
