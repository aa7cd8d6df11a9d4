package io.stockpipeline.console.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** An HTTP server on loopback that answers as it is told, and with 200 after that. */
public final class ScriptedReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Answer> script = new LinkedBlockingQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A request. Header names are in lower case. */
    public record Received(String method, String path, Map<String, String> headers, String body) {}

    private interface Answer {
        void give(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public ScriptedReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public ScriptedReceiver then(int status) {
        return then(status, Map.of(), "");
    }

    public ScriptedReceiver then(int status, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        script.add(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        return this;
    }

    /** Says nothing until it is closed. */
    public ScriptedReceiver thenNothing() {
        script.add(exchange -> closed.await());
        return this;
    }

    /** Hangs up without an answer. */
    public ScriptedReceiver thenHangUp() {
        script.add(HttpExchange::close);
        return this;
    }

    /** Gives a status and the beginning of a body that never ends. */
    public ScriptedReceiver thenEndlessBody(int status) {
        script.add(exchange -> {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            closed.await();
        });
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().getPath(), Map.copyOf(headers), body));
        Answer answer = script.poll();
        try {
            if (answer == null) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                answer.give(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    public List<Received> received() {
        return received;
    }

    /** The only request there was. */
    public Received only() {
        if (received.size() != 1) {
            throw new AssertionError("one request was expected: " + received);
        }
        return received.get(0);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
