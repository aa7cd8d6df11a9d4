package io.stockpipeline.model.crd;

/**
 * One thing that an API server refuses.
 *
 * @param path where, as {@code spec.windows[2].advance}; the root is empty
 */
record Complaint(Kind kind, String path, String message) {
    enum Kind {
        /** Unknown fields, and what cannot even be decoded: the server goes no further. */
        DECODING,
        /** Types, missing fields, enums and sizes: no rule is asked. */
        GRAVE,
        /** Patterns and bounds: rules are asked nevertheless, and may stumble over the same value. */
        VALUE,
        /** A rule that is broken, or that cannot be evaluated. */
        RULE
    }
}
