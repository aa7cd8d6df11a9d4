package io.stockpipeline.app.analyze;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers as files hold them. */
final class Numbers {
    /** How programs write that there is none. */
    private static final Set<String> MISSING = Set.of("", "NaN", "nan", "NA", "N/A", "null", "-", ".");

    private Numbers() {}

    static boolean isMissing(@Nullable String text) {
        return text == null || MISSING.contains(text);
    }

    /** A finite number; null when it is none. Letters, but for an exponent, are none: {@code 1d} is a duration. */
    static @Nullable Double parse(String text) {
        char last = text.charAt(text.length() - 1);
        if (!Character.isDigit(last) && last != '.') {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
