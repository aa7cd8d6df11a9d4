package io.stockpipeline.app.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stockpipeline.app.fault.FailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As little of an API server as an operator needs to go through its work once: there is one StockPipeline and nothing else,
 * whatever is sent is taken as it is, and nothing ever happens by itself.
 */
final class AgreeingApiServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final long PATIENCE_SECONDS = 60;

    private static final String RIGHTS = """
            {"kind":"SelfSubjectRulesReview","apiVersion":"authorization.k8s.io/v1","spec":{},"status":{"incomplete":false,
            "nonResourceRules":[],"resourceRules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "training-cluster");
        thread.setDaemon(true);
        return thread;
    });
    private final String pipeline;
    private final AtomicInteger versions = new AtomicInteger(1);
    private final CountDownLatch status = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private AgreeingApiServer(HttpServer server, String pipeline) {
        this.server = server;
        this.pipeline = pipeline;
    }

    /** Starts one with this StockPipeline, as JSON. */
    static AgreeingApiServer start(Path pipeline) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AgreeingApiServer started = new AgreeingApiServer(http, Files.readString(pipeline));
            http.createContext("/", started::answer);
            http.setExecutor(started.threads);
            http.start();
            return started;
        } catch (IOException e) {
            throw new FailedException("training: no server can be started: " + e.getMessage(), e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Waits until the operator has said how the pipeline is: by then it has done everything once.
     *
     * @throws FailedException when it does not
     */
    void awaitStatus() throws InterruptedException {
        if (!status.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new FailedException("training: the operator says nothing of its pipeline");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true")) {
                watch(exchange);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, OK, path.endsWith("/selfsubjectrulesreviews") ? RIGHTS : taken(exchange));
                if (path.endsWith("/status")) {
                    status.countDown();
                }
            } else if (path.endsWith("/stockpipelines")) {
                send(exchange, OK, list(pipeline));
            } else if (path.matches("/api/v1|/apis/[^/]+/[^/]+|/apis/[^/]+|/api.*/namespaces/[^/]+/[^/]+/.+")) {
                send(exchange, NOT_FOUND, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":404}");
            } else {
                send(exchange, OK, list(""));
            }
        }
    }

    /** Refuses a web socket in the way that makes the client ask for a plain stream, and leaves that one open. */
    private void watch(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            send(exchange, OK, "{}");
            return;
        }
        exchange.sendResponseHeaders(OK, 0);
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String taken(HttpExchange exchange) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        object.withObject("/metadata")
                .put("resourceVersion", Integer.toString(versions.incrementAndGet()))
                .put("uid", "training")
                .put("generation", 1);
        return object.toString();
    }

    private static String list(String item) {
        return "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + item
                + "]}";
    }

    private static void send(HttpExchange exchange, int code, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
