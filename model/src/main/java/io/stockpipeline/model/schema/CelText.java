package io.stockpipeline.model.schema;

/** Pieces of CEL that recur, in the words that an API server was seen to accept. */
final class CelText {
    private CelText() {}

    /**
     * Milliseconds of a duration; CEL's own durations know no days. {@code getMilliseconds} is the whole duration to Go and
     * what is left beside the seconds to others, so it is taken modulo 1000, which is the same to both.
     */
    static String millis(String duration) {
        return "(" + duration + ".endsWith('d') ? int(" + duration + ".substring(0, " + duration
                + ".size() - 1)) * 86400000 : duration(" + duration + ").getSeconds() * 1000 + duration(" + duration
                + ").getMilliseconds() % 1000)";
    }

    /** The number in front of a percent sign, or the number itself. */
    static String number(String amount) {
        return "double(" + amount + ".replace('%', ''))";
    }

    /** True where the field is absent or the condition is met. */
    static String ifGiven(String field, String condition) {
        return "!has(" + field + ") || " + condition;
    }
}
