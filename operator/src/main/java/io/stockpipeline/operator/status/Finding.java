package io.stockpipeline.operator.status;

/**
 * How one part of a pipeline is: a condition before it knows its type, generation and time.
 *
 * @param ready whether it is as it should be
 * @param reason one word in CamelCase
 * @param message a sentence for people
 * @param ends whether waiting does not mend it: somebody has to change something
 */
public record Finding(boolean ready, String reason, String message, boolean ends) {
    public static Finding good(String reason, String message) {
        return new Finding(true, reason, message, false);
    }

    /** Not yet, or not now; it may come of itself. */
    public static Finding waiting(String reason, String message) {
        return new Finding(false, reason, message, false);
    }

    /** Not, until somebody changes something. */
    public static Finding failed(String reason, String message) {
        return new Finding(false, reason, message, true);
    }
}
