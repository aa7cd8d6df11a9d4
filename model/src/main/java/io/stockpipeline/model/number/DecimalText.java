package io.stockpipeline.model.number;

/**
 * Reads decimal numbers from text to scaled integers, never through {@code double}.
 *
 * <p>A number is an optional sign, ASCII digits with an optional point among, before or after them, and an optional
 * exponent. Digits are kept as written ({@code 1.50} has scale 2); an exponent moves the point, and a negative scale
 * becomes zeros. Zeros at the end of a fraction are dropped where they alone break the limits: a venue that pads its
 * prices to 20 decimals still means a price that fits.
 */
public final class DecimalText {
    private static final int LONGEST_QUOTE = 40;
    private static final int LONGEST_EXPONENT = 9;

    private DecimalText() {}

    /**
     * Reads a whole text as one number.
     *
     * @throws NumberFormatException with the reason, when the text is no number, has more than 18 significant digits or
     *     more than 12 decimals
     */
    public static Decimal parse(CharSequence text) {
        char[] characters = text.toString().toCharArray();
        return parse(characters, 0, characters.length);
    }

    /**
     * Reads {@code length} characters from {@code offset} on as one number; allocates nothing but the result.
     *
     * @throws NumberFormatException as {@link #parse(CharSequence)}
     */
    public static Decimal parse(char[] text, int offset, int length) {
        int end = offset + length;
        int i = offset;
        boolean negative = i < end && text[i] == '-';
        if (negative || (i < end && text[i] == '+')) {
            i++;
        }
        long unscaled = 0;
        int significant = 0;
        int scale = 0;
        boolean digits = false;
        boolean point = false;
        for (; i < end; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = true;
                if (significant < Decimal.MAX_DIGITS) {
                    unscaled = unscaled * 10 + (c - '0');
                    significant += unscaled == 0 ? 0 : 1;
                    scale += point ? 1 : 0;
                } else if (c != '0') {
                    throw tooManyDigits(text, offset, length);
                } else {
                    scale -= point ? 0 : 1;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (!digits) {
            throw notANumber(text, offset, length);
        }
        if (i < end) {
            scale -= exponent(text, offset, length, i);
        }
        return scaled(text, offset, length, negative ? -unscaled : unscaled, scale);
    }

    /** The text between quotes, shortened where it is long: for messages. */
    public static String quote(char[] text, int offset, int length) {
        return '"'
                + new String(text, offset, Math.min(length, LONGEST_QUOTE))
                + (length > LONGEST_QUOTE ? "…\"" : "\"");
    }

    private static int exponent(char[] text, int offset, int length, int at) {
        int end = offset + length;
        int i = at + 1;
        boolean negative = i < end && text[i] == '-';
        if (negative || (i < end && text[i] == '+')) {
            i++;
        }
        if ((text[at] != 'e' && text[at] != 'E') || i == end) {
            throw notANumber(text, offset, length);
        }
        int exponent = 0;
        int significant = 0;
        for (; i < end; i++) {
            char c = text[i];
            if (c < '0' || c > '9') {
                throw notANumber(text, offset, length);
            }
            if (significant == LONGEST_EXPONENT) {
                throw new NumberFormatException(
                        quote(text, offset, length) + " is not within 18 digits and 12 decimals");
            }
            exponent = exponent * 10 + (c - '0');
            significant += exponent == 0 ? 0 : 1;
        }
        return negative ? -exponent : exponent;
    }

    private static Decimal scaled(char[] text, int offset, int length, long unscaled, int scale) {
        long value = unscaled;
        int decimals = scale;
        if (value == 0) {
            return new Decimal(0, Math.max(0, Math.min(decimals, Decimal.MAX_SCALE)));
        }
        while (decimals > Decimal.MAX_SCALE && value % 10 == 0) {
            value /= 10;
            decimals--;
        }
        if (decimals > Decimal.MAX_SCALE) {
            throw new NumberFormatException(quote(text, offset, length) + " has more than 12 decimals");
        }
        if (decimals < 0) {
            int zeros = -decimals;
            if (zeros >= Decimal.MAX_DIGITS || Math.abs(value) >= PowersOfTen.of(Decimal.MAX_DIGITS - zeros)) {
                throw tooManyDigits(text, offset, length);
            }
            value *= PowersOfTen.of(zeros);
            decimals = 0;
        }
        return new Decimal(value, decimals);
    }

    private static NumberFormatException notANumber(char[] text, int offset, int length) {
        return new NumberFormatException(quote(text, offset, length) + " is not a number");
    }

    private static NumberFormatException tooManyDigits(char[] text, int offset, int length) {
        return new NumberFormatException(quote(text, offset, length) + " has more than 18 significant digits");
    }
}
