package io.stockpipeline.console.query;

import io.stockpipeline.console.query.UnansweredException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on, as text that says nothing to a client. */
final class Cursor {
    private static final int LONGEST = 600;

    private Cursor() {}

    /**
     * @param kind of the list, so that a cursor of another one is told
     * @param parts without blanks
     */
    static String write(String kind, Object... parts) {
        StringBuilder text = new StringBuilder(kind);
        for (Object part : parts) {
            text.append(' ').append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The kind and the parts.
     *
     * @throws UnansweredException when it is no cursor
     */
    static String[] read(String cursor) {
        if (cursor.length() > LONGEST) {
            throw unusable();
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
    }

    /** The parts of a cursor of this kind and so many parts. */
    static String[] read(String cursor, String kind, int parts) {
        String[] read = read(cursor);
        if (read.length != parts + 1 || !read[0].equals(kind)) {
            throw unusable();
        }
        return read;
    }

    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw unusable();
        }
    }

    static UnansweredException unusable() {
        return new UnansweredException(Reason.BadCursor, "not a cursor of this list: use the text of next as it came");
    }
}
