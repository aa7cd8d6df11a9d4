package io.stockpipeline.console.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.stockpipeline.console.http.ProblemException;
import java.util.Set;
import java.util.function.Consumer;

/**
 * For a console that listens on loopback: it is asked for by a name of this machine. A page elsewhere whose own name is made to
 * lead to this machine ("DNS rebinding") asks by that name, and would otherwise read the console through the browser of whoever
 * looks at it. Not for a console behind a proxy, which passes on whatever name it was asked by.
 */
public final class LoopbackHosts implements Consumer<JavalinConfig> {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MISDIRECTED = 421;

    @Override
    public void accept(JavalinConfig config) {
        config.routes.before(LoopbackHosts::check);
    }

    private static void check(Context context) {
        String host = context.host();
        String name = host == null ? "" : host.replaceFirst(":[0-9]*$", "");
        if (!NAMES.contains(name)) {
            throw ProblemException.of(
                    MISDIRECTED, "this console listens on loopback only: ask for it as localhost or 127.0.0.1");
        }
    }
}
