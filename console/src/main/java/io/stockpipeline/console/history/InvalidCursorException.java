package io.stockpipeline.console.history;

/** A cursor that no page of this query has given out. */
public final class InvalidCursorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidCursorException() {
        super("not a cursor of this list: use the text of next as it came");
    }
}
