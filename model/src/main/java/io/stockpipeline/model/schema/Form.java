package io.stockpipeline.model.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a text must look.
 *
 * @param noun what such a text is called, with its article: {@code a symbol}
 * @param pattern anchored, and the same to Java and to RE2, so that it can stand in a CRD; null: any text
 * @param maxLength in code points
 * @param mend how to write it, with an example
 * @param unquoted what to say when YAML made a number or a flag of it; {@code %s} is the text as written
 */
public record Form(String noun, @Nullable Pattern pattern, int maxLength, String mend, String unquoted) {
    private static final String QUOTE_IT = "quote it: \"%s\"";

    static Form of(String noun, String pattern, int maxLength, String mend) {
        return new Form(noun, Pattern.compile(pattern), maxLength, mend, QUOTE_IT);
    }

    /** Any text but the empty one. */
    static Form free(String noun, int maxLength) {
        return new Form(noun, null, maxLength, "write 1 to " + maxLength + " characters", QUOTE_IT);
    }

    Form unquoted(String hint) {
        return new Form(noun, pattern, maxLength, mend, hint);
    }

    void check(Path path, String text, Findings findings) {
        boolean fits = text.length() <= maxLength || text.codePointCount(0, text.length()) <= maxLength;
        if (!fits || (pattern == null ? text.isEmpty() : !pattern.matcher(text).matches())) {
            findings.fault(path, Display.quoted(text) + " is not " + noun + ": " + mend);
        }
    }
}
