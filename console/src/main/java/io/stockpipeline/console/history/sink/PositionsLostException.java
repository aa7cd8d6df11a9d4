package io.stockpipeline.console.history.sink;

/** Where the sink was to read on there is nothing any more: the positions have to be found anew. */
final class PositionsLostException extends Exception {
    private static final long serialVersionUID = 1L;

    PositionsLostException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
