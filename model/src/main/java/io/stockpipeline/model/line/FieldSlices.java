package io.stockpipeline.model.line;

import java.nio.charset.StandardCharsets;

/**
 * The raw values of one line, a slice of bytes per field, reused from line to line so that reading allocates nothing
 * but the tick. An absent field is an empty slice.
 */
final class FieldSlices {
    private static final byte[] NOTHING = new byte[0];

    private final byte[][] bytes = new byte[TickField.values().length][];
    private final int[] starts = new int[bytes.length];
    private final int[] ends = new int[bytes.length];

    void clear() {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = NOTHING;
            starts[i] = 0;
            ends[i] = 0;
        }
    }

    /** Sets a field, trimmed of white space and control characters at both ends. */
    void set(int field, byte[] source, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(source[start])) {
            start++;
        }
        while (end > start && isSpace(source[end - 1])) {
            end--;
        }
        bytes[field] = source;
        starts[field] = start;
        ends[field] = end;
    }

    private static boolean isSpace(byte b) {
        return b >= 0 && b <= ' ';
    }

    byte[] bytes(TickField field) {
        return bytes[field.slot()];
    }

    int start(TickField field) {
        return starts[field.slot()];
    }

    int end(TickField field) {
        return ends[field.slot()];
    }

    boolean isEmpty(TickField field) {
        return start(field) == end(field);
    }

    /** The value as text; the line is known to be valid UTF-8. */
    String text(TickField field) {
        return new String(bytes(field), start(field), end(field) - start(field), StandardCharsets.UTF_8);
    }
}
