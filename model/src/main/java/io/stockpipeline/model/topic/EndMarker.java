package io.stockpipeline.model.topic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The record that ends a finite source in a partition of {@code ticks}: no key, an empty value, and the header
 * {@code stockpipeline.control: end}. It is no tick, is counted nowhere, and has everything closed that is open.
 */
public final class EndMarker {
    /** The header that tells a control record from a tick. */
    public static final String HEADER = "stockpipeline.control";
    /** The header's value. */
    public static final String END = "end";

    private static final byte[] END_BYTES = END.getBytes(StandardCharsets.UTF_8);

    private EndMarker() {}

    /** The header's value as bytes; a new array each time. */
    public static byte[] headerValue() {
        return END_BYTES.clone();
    }

    /** The marker's value: no bytes, which is not the same as null. */
    public static byte[] value() {
        return new byte[0];
    }

    /** Whether a header marks a control record, of whatever kind. */
    public static boolean isControl(String headerName) {
        return headerName.equals(HEADER);
    }

    /** Whether this header ends the source. */
    public static boolean isEnd(String headerName, byte @Nullable [] headerValue) {
        return isControl(headerName) && Arrays.equals(headerValue, END_BYTES);
    }
}
