package io.stockpipeline.operator.desired;

/** A part of a {@code template} is not what Kubernetes takes there; the message names the path. */
public final class InvalidTemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String message) {
        super(message);
    }
}
