package io.stockpipeline.model.line;

/**
 * The pipeline's file maps a tick's fields to what is not there, or contradicts itself. The message begins with the
 * path of the field and says how to mend it.
 */
public final class WrongMappingException extends RuntimeException {
    WrongMappingException(String message) {
        super(message);
    }
}
