package io.stockpipeline.console.access;

import io.stockpipeline.console.http.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells who a caller is by what he shows. */
interface Authentication {
    /**
     * Who shows this {@code Bearer} token.
     *
     * @return null when it is not good
     * @throws ProblemException (503) when that cannot be told now
     */
    @Nullable String bearer(String token);

    /**
     * Whose session a browser's cookie is.
     *
     * @return null when it is nobody's
     * @throws ProblemException (503) when that cannot be told now
     */
    @Nullable String session(String cookie);

    /**
     * Opens a session for a browser that shows a token.
     *
     * @return null when the token is not good
     * @throws ProblemException (503) when that cannot be told now
     */
    @Nullable Session open(String token);

    /** What the login page says above its field: HTML. */
    String explanation();

    /**
     * A browser's session.
     *
     * @param cookie the cookie's value, which is a secret
     * @param lasts how long
     */
    record Session(String cookie, Duration lasts) {}
}
