package io.stockpipeline.app.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stockpipeline.app.fault.FailedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /livez} and {@code /readyz}: 200 and {@code ok}, or 503 and why; more pages can be added, and anything else is
 * not found.
 */
public final class HealthServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int THREADS = 2;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Supplier<Page>> pages = new ConcurrentHashMap<>();

    private record Page(int status, String contentType, String text) {}

    private HealthServer(HttpServer server) {
        this.server = server;
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to answer.
     *
     * @param address port 0: any free one
     * @throws FailedException when the address is taken or not this machine's
     */
    public static HealthServer start(InetSocketAddress address, HealthCheck check) {
        // Whoever begins a request and does not end it would keep a thread from the probes for ever.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "10");
        }
        HttpServer http;
        try {
            http = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new FailedException(
                    "--health-address: cannot listen at " + address.getHostString() + ":" + address.getPort() + ": "
                            + e.getMessage(),
                    e);
        }
        HealthServer started = new HealthServer(http);
        started.pages.put("/livez", () -> page(check.live()));
        started.pages.put("/readyz", () -> page(check.ready()));
        http.createContext("/", started::answer);
        http.setExecutor(started.threads);
        http.start();
        return started;
    }

    /** Adds a page, for example {@code /metrics}; the text is made anew for every request. */
    public HealthServer serve(String path, String contentType, Supplier<String> text) {
        pages.put(path, () -> new Page(200, contentType, text.get()));
        return this;
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Page page(Health health) {
        if (!health.well()) {
            return new Page(503, TEXT, health.words() + "\n");
        }
        return new Page(200, TEXT, health.words().isEmpty() ? "ok\n" : "ok: " + health.words() + "\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = page(exchange);
            byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", page.contentType());
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(page.status(), -1);
                return;
            }
            exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Page page(HttpExchange exchange) {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            return new Page(405, TEXT, "only GET is answered here\n");
        }
        Supplier<Page> page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            return new Page(
                    404, TEXT, "nothing is here; there are " + String.join(", ", new TreeSet<>(pages.keySet())) + "\n");
        }
        try {
            return page.get();
        } catch (RuntimeException e) {
            LOG.error("{} cannot be answered", exchange.getRequestURI(), e);
            return new Page(500, TEXT, "the answer could not be made: " + e + "\n");
        }
    }
}
