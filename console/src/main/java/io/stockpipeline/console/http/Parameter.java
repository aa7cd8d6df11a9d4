package io.stockpipeline.console.http;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a request.
 *
 * @param in where it stands
 * @param required a request without it is refused; never so for one with a fallback
 * @param fallback what holds where it is not given; null: nothing does
 */
public record Parameter<T>(
        String name,
        In in,
        String description,
        Format<T> format,
        boolean required,
        @Nullable T fallback) {
    /** Where a parameter stands. */
    public enum In {
        path,
        query,
        /** A field of the JSON object that the request carries. */
        body
    }

    /** Part of the path. */
    public static <T> Parameter<T> path(String name, String description, Format<T> format) {
        return new Parameter<>(name, In.path, description, format, true, null);
    }

    /** May be given after the question mark, once. */
    public static <T> Parameter<T> query(String name, String description, Format<T> format) {
        return new Parameter<>(name, In.query, description, format, false, null);
    }

    /** May be a field of the JSON object that the request carries. */
    public static <T> Parameter<T> body(String name, String description, Format<T> format) {
        return new Parameter<>(name, In.body, description, format, false, null);
    }

    /** The same, without which there is no answer. */
    public Parameter<T> mandatory() {
        return new Parameter<>(name, in, description, format, true, null);
    }

    /** The same, with a value for requests that give none. */
    public Parameter<T> orElse(T value) {
        return new Parameter<>(name, in, description, format, false, value);
    }

    /**
     * Reads it.
     *
     * @throws ProblemException (400) which names the parameter and what it may be
     */
    T parse(String text) {
        try {
            return format.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter(name, String.valueOf(e.getMessage()));
        }
    }
}
