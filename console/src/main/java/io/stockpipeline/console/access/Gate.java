package io.stockpipeline.console.access;

import io.javalin.http.Context;
import io.stockpipeline.console.http.ProblemException;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * What every request passes before anything else is done for it: how often its address may ask, with which methods, and who it
 * is. Paths are compared as they were written, before anything is decoded: what only resembles an open path is not open.
 */
final class Gate {
    /** Name of the cookie. */
    static final String COOKIE = "stockpipeline-session";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
    private static final String BEARER = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"stockpipeline\"";
    private static final String WRONG = CHALLENGE + ", error=\"invalid_token\"";

    private final @Nullable Authentication authentication;
    private final @Nullable LoginPages login;
    private final RequestRate rate;
    private final ClientAddress addresses;
    private final Set<String> health;
    private final AccessCounts counts;

    /**
     * @param authentication null: everyone may read
     * @param login what is shown to browsers that may not
     * @param health paths that are answered always
     */
    Gate(
            @Nullable Authentication authentication,
            @Nullable LoginPages login,
            RequestRate rate,
            ClientAddress addresses,
            Set<String> health,
            AccessCounts counts) {
        this.authentication = authentication;
        this.login = login;
        this.rate = rate;
        this.addresses = addresses;
        this.health = health;
        this.counts = counts;
    }

    /** Lets a request pass, or answers it. */
    void check(Context context) {
        String method = context.req().getMethod();
        if (!METHODS.contains(method)) {
            context.header("Allow", "GET, HEAD, POST");
            throw ProblemException.of(
                    HttpStatus.METHOD_NOT_ALLOWED_405,
                    "the console only reads: GET and HEAD, and POST where a question needs a body");
        }
        String path = context.path();
        if (health.contains(path)) {
            return;
        }
        if (!rate.take(addresses.of(context))) {
            counts.limited();
            context.header("Retry-After", "1");
            throw ProblemException.of(
                    HttpStatus.TOO_MANY_REQUESTS_429, "too many requests from one address; ask less often");
        }
        Authentication asked = authentication;
        if (asked != null && !isWayIn(path) && !isKnown(asked, context)) {
            refuse(context);
        }
    }

    private boolean isWayIn(String path) {
        return login != null && login.isOpen(path);
    }

    private static boolean isKnown(Authentication authentication, Context context) {
        String header = context.header("Authorization");
        if (header != null) {
            return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    && authentication.bearer(header.substring(BEARER.length()).strip()) != null;
        }
        String cookie = context.cookie(COOKIE);
        return cookie != null && authentication.session(cookie) != null;
    }

    private void refuse(Context context) {
        counts.refused();
        boolean shown = context.header("Authorization") != null || context.cookie(COOKIE) != null;
        context.header("WWW-Authenticate", shown ? WRONG : CHALLENGE);
        context.header("Cache-Control", "no-store");
        String accept = context.header("Accept");
        if (login != null && accept != null && accept.contains("text/html") && isRead(context)) {
            login.show(context, HttpStatus.UNAUTHORIZED_401, "");
            context.skipRemainingHandlers();
            return;
        }
        throw ProblemException.of(
                HttpStatus.UNAUTHORIZED_401,
                shown
                        ? "the token is not good, or not any more"
                        : "a token is needed: send the header \"Authorization: Bearer TOKEN\", or log in at /login");
    }

    private static boolean isRead(Context context) {
        return !context.req().getMethod().equals("POST");
    }
}
