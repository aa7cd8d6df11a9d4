package io.stockpipeline.model.wire;

/** A record that must go to the dead letters. Carries no stack trace: it is an answer, not a fault of the program. */
public final class UnusableRecordException extends Exception {
    private final DeadLetterReason reason;

    public UnusableRecordException(DeadLetterReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public DeadLetterReason reason() {
        return reason;
    }

    /** The message, which is never absent. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
