package io.stockpipeline.console.http;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Why a request was not answered: the body of every error (RFC 9457, {@code application/problem+json}). */
public record Problem(
        String type,
        @JsonPropertyDescription("the status in words") String title,
        int status,

        @JsonPropertyDescription("what is wrong, and what to do")
        String detail,

        @JsonPropertyDescription("the parameter that is wrong") @Nullable String parameter) {
    /** The media type. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final String NO_TYPE = "about:blank";

    /** A problem that its status names well enough. */
    public static Problem of(int status, String title, String detail, @Nullable String parameter) {
        return new Problem(NO_TYPE, title, status, detail, parameter);
    }
}
