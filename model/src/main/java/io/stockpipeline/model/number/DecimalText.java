package io.stockpipeline.model.number;

/** Reads decimal numbers from text to scaled integers, never through {@code double}. */
public final class DecimalText {
    private DecimalText() {}

    /**
     * Reads an optional sign, digits, an optional fraction and an optional exponent. Digits are kept as written
     * ({@code 1.50} has scale 2); an exponent moves the point, and a negative scale becomes zeros.
     *
     * @throws NumberFormatException with the reason, when the text is no number, has more than 18 significant digits or
     *     more than 12 decimals
     */
    public static Decimal parse(CharSequence text) {
        int length = text.length();
        int i = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative || (length > 0 && text.charAt(0) == '+')) {
            i++;
        }
        long unscaled = 0;
        int digits = 0;
        int significant = 0;
        int scale = 0;
        boolean point = false;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                if (significant > 0 || c != '0') {
                    significant++;
                }
                if (significant > Decimal.MAX_DIGITS) {
                    throw new NumberFormatException(quote(text) + " has more than 18 significant digits");
                }
                unscaled = unscaled * 10 + (c - '0');
                if (point) {
                    scale++;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            throw new NumberFormatException(quote(text) + " is not a number");
        }
        if (i < length) {
            scale -= exponent(text, i);
        }
        return scaled(text, negative ? -unscaled : unscaled, scale);
    }

    private static int exponent(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c != 'e' && c != 'E') {
            throw new NumberFormatException(quote(text) + " is not a number");
        }
        try {
            int exponent = Integer.parseInt(text, at + 1, text.length(), 10);
            if (exponent < -1000 || exponent > 1000) {
                throw new NumberFormatException(quote(text) + " is outside 18 digits and 12 decimals");
            }
            return exponent;
        } catch (NumberFormatException e) {
            throw new NumberFormatException(quote(text) + " is not a number within 18 digits and 12 decimals");
        }
    }

    private static Decimal scaled(CharSequence text, long unscaled, int scale) {
        long value = unscaled;
        int decimals = scale;
        while (decimals > Decimal.MAX_SCALE && value % 10 == 0 && value != 0) {
            value /= 10;
            decimals--;
        }
        if (value == 0) {
            return new Decimal(0, Math.max(0, Math.min(decimals, Decimal.MAX_SCALE)));
        }
        if (decimals > Decimal.MAX_SCALE) {
            throw new NumberFormatException(quote(text) + " has more than 12 decimals");
        }
        if (decimals < 0) {
            if (-decimals > PowersOfTen.MAX_EXPONENT
                    || Math.abs(value) >= PowersOfTen.of(Decimal.MAX_DIGITS) / PowersOfTen.of(-decimals)) {
                throw new NumberFormatException(quote(text) + " has more than 18 significant digits");
            }
            value *= PowersOfTen.of(-decimals);
            decimals = 0;
        }
        return new Decimal(value, decimals);
    }

    private static String quote(CharSequence text) {
        return '"' + (text.length() <= 40 ? text.toString() : text.subSequence(0, 40) + "…") + '"';
    }
}
