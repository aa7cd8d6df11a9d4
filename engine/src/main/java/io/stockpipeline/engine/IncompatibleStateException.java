package io.stockpipeline.engine;

/** The state that was kept cannot become what the pipeline now asks for. The message names the field and the mend. */
public final class IncompatibleStateException extends RuntimeException {
    IncompatibleStateException(String message) {
        super(message);
    }
}
