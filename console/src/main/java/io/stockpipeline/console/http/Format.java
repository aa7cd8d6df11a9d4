package io.stockpipeline.console.http;

import java.util.Map;

/** What a parameter may be: read from a request, and described in the OpenAPI document. */
public interface Format<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with what it may be and what was found: {@code 1 to 1440, found 0}
     */
    T parse(String text);

    /** The JSON Schema of the text, or of each of the texts. */
    Map<String, Object> schema();
}
