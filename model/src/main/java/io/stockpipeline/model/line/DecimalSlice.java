package io.stockpipeline.model.line;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.DecimalText;

/**
 * Reads a decimal number from bytes. Plain digits with an optional point, which is nearly every number of market data, are
 * read in place; all else goes to {@link DecimalText}, which decides what is a number.
 */
final class DecimalSlice {
    private DecimalSlice() {}

    /**
     * The number in a field.
     *
     * @throws NumberFormatException with the reason, when it is none
     */
    static Decimal parse(FieldSlices fields, TickField field) {
        byte[] bytes = fields.bytes(field);
        int start = fields.start(field);
        int end = fields.end(field);
        long unscaled = 0;
        int point = -1;
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                unscaled = unscaled * 10 + digit;
            } else if (bytes[i] == '.' && point < 0) {
                point = i;
            } else {
                return DecimalText.parse(fields.text(field));
            }
        }
        int digits = end - start - (point < 0 ? 0 : 1);
        int scale = point < 0 ? 0 : end - point - 1;
        return digits == 0 || digits > Decimal.MAX_DIGITS || scale > Decimal.MAX_SCALE
                ? DecimalText.parse(fields.text(field))
                : new Decimal(unscaled, scale);
    }
}
