package io.stockpipeline.operator.reconcile;

/** An object of a name that a pipeline needs is there already and is somebody else's. */
final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTakenException(String message) {
        super(message);
    }
}
