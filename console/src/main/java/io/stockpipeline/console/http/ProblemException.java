package io.stockpipeline.console.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that cannot be answered as it was made. Carries no stack trace: it is an answer, not a fault of the program. */
public final class ProblemException extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final @Nullable String parameter;
    private final @Nullable Duration retryAfter;

    private ProblemException(int status, String detail, @Nullable String parameter, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
    }

    /** @param detail what is wrong and what to do, in words for the client */
    public static ProblemException of(int status, String detail) {
        return new ProblemException(status, detail, null, null);
    }

    /** 400; the detail begins with the parameter's name. */
    public static ProblemException badParameter(String parameter, String words) {
        return new ProblemException(BAD_REQUEST, parameter + ": " + words, parameter, null);
    }

    /** 404. */
    public static ProblemException notFound(String detail) {
        return of(NOT_FOUND, detail);
    }

    /** 409: the pipeline, as it is, cannot answer such a question. */
    public static ProblemException conflict(String detail) {
        return of(CONFLICT, detail);
    }

    /** 503: there is no answer, and waiting will not help. */
    public static ProblemException unavailable(String detail) {
        return of(UNAVAILABLE, detail);
    }

    /** 503: there is no answer yet. */
    public static ProblemException notYet(String detail, Duration retryAfter) {
        return new ProblemException(UNAVAILABLE, detail, null, retryAfter);
    }

    public int status() {
        return status;
    }

    /** What goes to the client. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String parameter() {
        return parameter;
    }

    /** When to ask again; null where nothing is known of that. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
