package io.stockpipeline.console.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.stockpipeline.console.http.ProblemException;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The way in for browsers, which can send no token with a page or a stream: a page that takes a token and gives a cookie for it.
 * The token comes in a form's body, so that it is in no address, no history and no log.
 */
final class LoginPages {
    private static final String LOGIN = "/login";
    private static final String LOGOUT = "/logout";
    private static final String STYLE = "/login.css";

    /**
     * A second cookie, for the page to know that there is something to log out of: it may not read the session's own. It says
     * nothing else, and lets nobody in.
     */
    private static final String LOGGED_IN = "stockpipeline-logged-in";

    /** Open to everyone: without them nobody could get in, or out. */
    private static final Set<String> OPEN = Set.of(LOGIN, LOGOUT, STYLE);

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Log in - StockPipeline</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/login.css">
            </head>
            <body>
            <main>
            <h1>StockPipeline</h1>
            %s
            <form method="post" action="/login" autocomplete="off">
            <label for="token">Token</label>
            <input id="token" name="token" type="password" required autofocus autocomplete="current-password"%s>
            %s
            <button type="submit">Log in</button>
            </form>
            <p class="hint">Programs send the token with each request: <code>Authorization: Bearer TOKEN</code></p>
            </main>
            </body>
            </html>
            """;

    private static final String CSS = """
            :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
            body { margin: 0; display: grid; place-items: center; min-height: 100vh; }
            main { width: min(24rem, calc(100vw - 3rem)); }
            h1 { font-size: 1.5rem; }
            label { display: block; font-weight: 600; }
            input { box-sizing: border-box; width: 100%; margin: .25rem 0 .75rem; padding: .6rem; font: inherit; }
            button { padding: .6rem 1.2rem; font: inherit; }
            [role=alert] { margin: 0 0 .75rem; border-inline-start: .25rem solid; padding-inline-start: .6rem; }
            .hint { font-size: .875rem; overflow-wrap: anywhere; }
            """;

    private final Authentication authentication;
    private final ClientAddress addresses;

    LoginPages(Authentication authentication, ClientAddress addresses) {
        this.authentication = authentication;
        this.addresses = addresses;
    }

    /** Whether a path is one of these pages. */
    boolean isOpen(String path) {
        return OPEN.contains(path);
    }

    void register(RoutesConfig routes) {
        routes.get(LOGIN, context -> show(context, HttpStatus.OK_200, ""));
        routes.get(
                STYLE, context -> context.contentType("text/css; charset=utf-8").result(CSS));
        routes.post(LOGIN, this::logIn);
        routes.post(LOGOUT, this::logOut);
    }

    /** Shows the page. */
    void show(Context context, int status, String complaint) {
        String alert = complaint.isEmpty() ? "" : "<p role=\"alert\" id=\"wrong\">" + complaint + "</p>";
        String described = complaint.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"wrong\"";
        context.status(status)
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result(PAGE.formatted(authentication.explanation(), described, alert));
    }

    private void logIn(Context context) {
        refuseOtherSites(context);
        String token = context.formParam("token");
        Authentication.Session session = token == null ? null : authentication.open(token.strip());
        if (session == null) {
            show(context, HttpStatus.UNAUTHORIZED_401, "This token is not good, or not any more.");
            return;
        }
        setCookies(context, session.cookie(), "yes", (int) session.lasts().toSeconds());
        goTo(context, "/");
    }

    private void logOut(Context context) {
        refuseOtherSites(context);
        setCookies(context, "", "", 0);
        goTo(context, LOGIN);
    }

    private void setCookies(Context context, String session, String loggedIn, int seconds) {
        boolean secure = addresses.isSecure(context);
        context.cookie(new Cookie(Gate.COOKIE, session, "/", seconds, secure, true, null, SameSite.STRICT));
        context.cookie(new Cookie(LOGGED_IN, loggedIn, "/", seconds, secure, false, null, SameSite.STRICT));
    }

    private static void goTo(Context context, String path) {
        context.status(HttpStatus.SEE_OTHER_303)
                .header("Location", path)
                .header("Cache-Control", "no-store")
                .result("");
    }

    /**
     * No other site may log a browser in or out. The cookie is SameSite=Strict, but this request sets it and needs none. Browsers
     * say where a form comes from by one header or the other; what says neither is no browser.
     */
    private static void refuseOtherSites(Context context) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean ours = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || origin.endsWith("://" + context.header("Host"));
        if (!ours) {
            throw ProblemException.of(HttpStatus.FORBIDDEN_403, "this form was sent by another site");
        }
    }
}
