package io.stockpipeline.console.access;

import org.jspecify.annotations.Nullable;

/** The console cannot be guarded as its file demands: a Secret is missing or of no use. Says which and what to do, never a secret. */
public final class AccessConfigurationException extends RuntimeException {
    AccessConfigurationException(String message) {
        this(message, null);
    }

    AccessConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
