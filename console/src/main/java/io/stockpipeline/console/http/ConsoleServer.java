package io.stockpipeline.console.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;

/** The HTTP server: the routes it is given, their OpenAPI document with a page to read it, and the dashboard. */
public final class ConsoleServer implements AutoCloseable {
    /** The console only reads: a request has no need of a long body. */
    private static final long LARGEST_BODY = 64 * 1024;

    private static final int LARGEST_HEADER = 8 * 1024;

    private final Javalin javalin;

    /**
     * Where it listens.
     *
     * @param host the address to listen at
     * @param port 0: any free one
     * @param version of the program, for the document
     */
    public record Settings(String host, int port, String version) {}

    private ConsoleServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts it and returns when it answers.
     *
     * @param features more configuration, applied before the routes are added: handlers that come before them, connectors, headers
     * @throws UncheckedIOException when the address is taken or not this machine's
     */
    public static ConsoleServer start(
            Settings settings, List<? extends RouteGroup> groups, List<Consumer<JavalinConfig>> features) {
        List<Route> routes = new ArrayList<>();
        groups.forEach(group -> routes.addAll(group.routes()));
        byte[] document = OpenApi.document(settings.version(), routes);
        Javalin javalin = Javalin.create(config -> {
            configure(config, settings);
            features.forEach(feature -> feature.accept(config));
            routes.forEach(route -> register(config, route));
            config.routes.get("/openapi.json", context -> writeJson(context, document));
            new Assets().register(config.routes);
            Faults.register(config.routes);
        });
        try {
            return new ConsoleServer(javalin.start());
        } catch (JavalinException e) {
            javalin.stop();
            String words = "cannot listen at " + settings.host() + ":" + settings.port() + ": " + reason(e);
            throw new UncheckedIOException(words, new IOException(words, e));
        }
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static void configure(JavalinConfig config, Settings settings) {
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.modifyHttpConfiguration(ConsoleServer::configure);
        config.jetty.modifyServletContextHandler(handler -> {
            ServletHandler servlets = handler.getServletHandler();
            servlets.setDecodeAmbiguousURIs(true);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new Faults.OfJetty()));
    }

    /**
     * What every connector must have; also for those that features add: a symbol may hold a slash, which stands in a path as
     * {@code %2F}, and Jetty refuses that by default.
     */
    public static void configure(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR"));
        http.setRequestHeaderSize(LARGEST_HEADER);
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
    }

    private static void register(JavalinConfig config, Route route) {
        config.routes.addHttpHandler(
                HandlerType.findOrCreate(route.method()), route.path(), context -> answer(route, context));
    }

    private static void answer(Route route, Context context) {
        Request request = Request.of(route, context);
        if (route.answer() instanceof Route.Json json) {
            Object answer = json.handler().apply(request);
            writeJson(context, ConsoleJson.bytes(answer));
        } else if (route.answer() instanceof Route.Raw raw) {
            context.contentType(raw.contentType());
            raw.handler().accept(request);
        }
    }

    /** Whoever has the same answer already is told so. */
    private static void writeJson(Context context, byte[] json) {
        CRC32 digest = new CRC32();
        digest.update(json);
        String tag = '"' + Long.toHexString(digest.getValue()) + '-' + json.length + '"';
        context.header("ETag", tag).header("Cache-Control", "no-cache");
        String known = context.header("If-None-Match");
        if (known != null && known.contains(tag)) {
            context.status(HttpStatus.NOT_MODIFIED_304);
        } else {
            context.contentType("application/json").result(json);
        }
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
