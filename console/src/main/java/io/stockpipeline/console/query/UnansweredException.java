package io.stockpipeline.console.query;

/** A question that has no answer. Carries no stack trace: it is an answer, not a fault of the program. */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there is none. */
    public enum Reason {
        /** There is no such symbol, or nothing of it is known. */
        Unknown,
        /** The pipeline, as it is, cannot answer such a question. */
        Unfit,
        /** Only a history could tell. */
        NeedsHistory,
        /** The cursor does not come from this list. */
        BadCursor
    }

    UnansweredException(Reason reason, String words) {
        super(words, null, false, false);
        this.reason = reason;
    }

    static UnansweredException needsHistory(String what) {
        return new UnansweredException(
                Reason.NeedsHistory,
                what + " only a history can tell: start with --history, or set spec.console.history");
    }

    public Reason reason() {
        return reason;
    }

    /** The message, which is never absent. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
