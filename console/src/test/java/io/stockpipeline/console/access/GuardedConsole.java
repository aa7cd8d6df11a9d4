package io.stockpipeline.console.access;

import io.javalin.config.JavalinConfig;
import io.stockpipeline.console.http.ConsoleServer;
import io.stockpipeline.console.http.Formats;
import io.stockpipeline.console.http.Parameter;
import io.stockpipeline.console.http.Route;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.SecretRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A console's server with a guard before it, on loopback. */
final class GuardedConsole implements AutoCloseable {
    static final ConsoleSpec.Auth NOBODY_ASKED = new ConsoleSpec.Auth(ConsoleSpec.Auth.Type.None, null, null, null);
    static final ConsoleSpec.Auth TOKEN =
            new ConsoleSpec.Auth(ConsoleSpec.Auth.Type.Token, new SecretRef("tokens"), null, null);

    private final Access access;
    private final ConsoleServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What the sample answers. */
    record Answer(String text) {}

    private GuardedConsole(Access access, Runnable slow) {
        this.access = access;
        RouteGroup routes = () -> List.of(
                Route.get("/api/v1/sample", "sample", "A sample")
                        .answers(Answer.class, request -> new Answer("the data")),
                Route.get("/api/v1/symbols/{symbol}", "symbol", "With a path parameter")
                        .parameters(Parameter.path("symbol", "the symbol", Formats.symbol()))
                        .answers(Answer.class, request -> new Answer("the data")),
                Route.get("/slow", "slow", "Takes its time").answers(Answer.class, request -> {
                    slow.run();
                    return new Answer("the data");
                }),
                Route.post("/api/v1/post", "post", "Takes a body")
                        .writes(
                                "text/plain",
                                request -> request.context()
                                        .result(request.context().body())));
        List<Consumer<JavalinConfig>> features = new ArrayList<>(access.features());
        features.add(config -> {
            config.routes.get("/livez", context -> context.result("ok"));
            config.routes.get("/readyz", context -> context.result("ok"));
            config.routes.get("/metrics", context -> context.result("the data"));
        });
        server = ConsoleServer.start(new ConsoleServer.Settings("127.0.0.1", 0, "test"), List.of(routes), features);
    }

    static GuardedConsole open(AccessLimits limits) {
        return start(NOBODY_ASKED, null, null, limits);
    }

    /** @param slow what {@code /slow} does before it answers */
    static GuardedConsole open(AccessLimits limits, Runnable slow) {
        return new GuardedConsole(Access.of(spec(NOBODY_ASKED, null), null, limits, Set.of(), Clock.systemUTC()), slow);
    }

    static GuardedConsole withTokens(Path secrets) {
        return start(TOKEN, null, secrets, AccessLimits.defaults());
    }

    static GuardedConsole withIssuer(String issuer, String audience, Duration keysPause, Clock clock) {
        ConsoleSpec.Auth auth = new ConsoleSpec.Auth(ConsoleSpec.Auth.Type.Oidc, null, issuer, audience);
        return new GuardedConsole(
                Access.of(spec(auth, null), null, AccessLimits.defaults(), Set.of(), clock, keysPause), () -> {});
    }

    static GuardedConsole withTls(Path secrets, AccessLimits limits) {
        return start(NOBODY_ASKED, new ConsoleSpec.Tls(new SecretRef("tls")), secrets, limits);
    }

    static GuardedConsole start(
            ConsoleSpec.Auth auth, ConsoleSpec.@Nullable Tls tls, @Nullable Path secrets, AccessLimits limits) {
        return new GuardedConsole(Access.of(spec(auth, tls), secrets, limits, Set.of(), Clock.systemUTC()), () -> {});
    }

    static ConsoleSpec spec(ConsoleSpec.Auth auth, ConsoleSpec.@Nullable Tls tls) {
        return new ConsoleSpec(
                true, 1, null, auth, tls, new ConsoleSpec.Service(ConsoleSpec.Service.Type.ClusterIP), null, null);
    }

    /** Writes a Secret's key as Kubernetes would mount it. */
    static void secret(Path secrets, String name, Map<String, String> texts) {
        try {
            Path folder = Files.createDirectories(secrets.resolve(name));
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(folder.resolve(text.getKey()), text.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped ones but for these. */
    static AccessLimits limits(int perSecond, int burst, int inFlight, Duration headerTimeout) {
        AccessLimits shipped = AccessLimits.defaults();
        return new AccessLimits(
                perSecond,
                burst,
                shipped.addresses(),
                inFlight,
                shipped.threads(),
                shipped.connections(),
                shipped.bodyBytes(),
                shipped.headerBytes(),
                headerTimeout,
                shipped.idle(),
                shipped.sendBufferBytes(),
                0);
    }

    Access access() {
        return access;
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create(access.scheme() + "://localhost:" + port() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(http, request.build());
    }

    static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A browser: it keeps cookies. */
    static HttpClient browser(CookieHandler cookies) {
        return HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    /** Sends bytes as they are and reads until the server closes, or says nothing more for two seconds. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(2_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException e) {
                // The console need not read to the end what it refuses; its answer is there all the same.
                return readAll(socket.getInputStream());
            }
            return readAll(socket.getInputStream());
        }
    }

    private static String readAll(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException | SocketException e) {
            // It has said all.
            answer.append("");
        }
        return answer.toString();
    }

    @Override
    public void close() {
        server.close();
        access.close();
    }
}
