package io.stockpipeline.console.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.console.http.ConsoleJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A backend for work on the page: the API's shapes from a made market, with a stream. On command it raises alarms, goes away
 * and comes back, and asks for a login.
 */
final class FakeConsole implements AutoCloseable {
    /** The policy of the real console: what breaks it shows up as a complaint of the browser. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final FakeMarket market;
    private final FakeAnswers answers;
    private final FakeAnalysis analysis;
    private final FakeAssets assets = new FakeAssets();
    private final List<FakeStream> streams = new CopyOnWriteArrayList<>();
    private final List<String> lastEventIds = new CopyOnWriteArrayList<>();
    private final AtomicLong offset = new AtomicLong();
    private volatile boolean login;
    private volatile boolean reading;
    private volatile String refusal = "";
    private final AtomicInteger busy = new AtomicInteger();
    private final List<String> analyses = new CopyOnWriteArrayList<>();
    private String version = "0.1.0";
    private boolean finite;
    private HttpServer server;
    private ExecutorService threads;
    private ScheduledExecutorService beat;
    private int port;

    FakeConsole(int symbols, Clock clock) {
        market = new FakeMarket(symbols);
        answers = new FakeAnswers(market, clock);
        analysis = new FakeAnalysis(market, answers);
        start();
    }

    /** Serves until the process is ended: {@code FakeConsole [port] [symbols]}. */
    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8099;
        int symbols = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
        FakeConsole console = new FakeConsole(symbols, Clock.systemUTC());
        console.stop();
        console.port = port;
        console.start();
        console.past();
        System.out.println("The dashboard before a made market: " + console.address());
    }

    /** Listens, at the port of the last time if there was one, and lets prices move five times a second. */
    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        beat = Executors.newSingleThreadScheduledExecutor();
        beat.scheduleAtFixedRate(this::move, 200, 200, TimeUnit.MILLISECONDS);
        beat.scheduleAtFixedRate(() -> send("status", "", answers.status()), 1, 1, TimeUnit.SECONDS);
    }

    /** Goes away, connections and all. */
    void stop() {
        beat.shutdownNow();
        streams.forEach(FakeStream::end);
        streams.clear();
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** From now on every question is answered with 401. */
    void askForLogin() {
        login = true;
    }

    /** Whether it says that it has not read the topics yet. */
    void reads(boolean now) {
        reading = now;
    }

    /** From now on every analysis is refused in these words; empty ones end that. */
    void refuses(String words) {
        refusal = words;
    }

    /** So many of the next analyses are put off. */
    void isBusy(int times) {
        busy.set(times);
    }

    /** What analyses were asked for, with their parameters. */
    List<String> analyses() {
        return List.copyOf(analyses);
    }

    /** The version that it tells from now on. */
    void becomes(String another) {
        version = another;
    }

    /** From now on it says that its prices come to an end. */
    void replays() {
        finite = true;
    }

    /** What browsers said they had seen last when they came back. */
    List<String> lastEventIds() {
        return List.copyOf(lastEventIds);
    }

    /** Raises an alarm now, and tells everybody. */
    void raise(String symbol) {
        send("alarm", "0:" + offset.incrementAndGet(), answers.deviation(symbol, answers.now(), true));
    }

    /** Alarms of the last quarter of an hour. */
    void past() {
        long now = answers.now();
        answers.deviation("AAPL", now - 700_000, false);
        answers.deviation("TSLA", now - 610_000, true);
        answers.priceMove("NVDA", now - 552_000, true);
        answers.deviation("MSFT", now - 431_000, true);
        answers.deviation("AAPL", now - 322_000, true);
        answers.priceMove("INTC", now - 214_000, false);
        answers.deviation("AAPL", now - 95_000, false);
        answers.deviation("META", now - 31_000, true);
    }

    private void move() {
        ArrayNode changed = JsonNodeFactory.instance.arrayNode();
        long turn = answers.now() / 200;
        int count = market.symbols().size();
        for (int i = 0; i < Math.max(3, count / 12); i++) {
            changed.add(answers.figures(market.symbols().get((int) ((turn * 7 + i * 5L) % count))));
        }
        send("averages", "", changed);
    }

    private void send(String event, String id, JsonNode data) {
        streams.removeIf(stream -> !stream.send(event, id, data));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (!path.startsWith("/api/")) {
            serveAsset(exchange, path);
        } else if (login) {
            answer(exchange, 401, problem(401, "Unauthorized", "log in first"));
        } else if (reading) {
            answer(exchange, 503, problem(503, "Service Unavailable", "the console is still reading the topics"));
        } else if (path.equals("/api/v1/stream")) {
            stream(exchange);
        } else {
            answerQuestion(exchange);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        String seen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        if (seen != null) {
            lastEventIds.add(seen);
        }
        FakeStream stream = new FakeStream(exchange);
        ObjectNode hello = answers.asOf().put("pipeline", "local.tech");
        stream.send("hello", "", hello);
        streams.add(stream);
    }

    private void answerQuestion(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI()
                .getPath()
                .substring("/api/v1/".length())
                .split("/");
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        if (parts.length > 1 && !market.symbols().contains(parts[1])) {
            answer(exchange, 404, problem(404, "Not Found", "no symbol " + parts[1] + "; did you mean AAPL?"));
            return;
        }
        if (parts.length == 4) {
            analyse(exchange, parts, query);
            return;
        }
        String question = parts.length == 1 ? parts[0] : parts.length == 2 ? "current" : parts[2];
        ObjectNode answer = switch (question) {
            case "pipeline" ->
                answers.pipeline(version).put("source", "synthetic").put("finite", finite);
            case "symbols" -> answers.symbols(query);
            case "current" -> answers.current(parts[1]);
            case "trades" -> answers.trades(parts[1], query);
            case "bars" -> answers.bars(parts[1], query);
            case "averages" -> answers.averages(parts[1], query);
            case "top" -> answers.top(query);
            case "pivot" -> answers.pivot(query);
            case "alarms" -> answers.alarms(query);
            case "what-if" -> {
                JsonNode asked = ConsoleJson.mapper().readTree(exchange.getRequestBody());
                yield analysis.whatIf(
                        asked.get("symbol").asText(),
                        new BigDecimal(asked.get("shift").asText()));
            }
            default -> throw new IOException("no question " + question);
        };
        answer(exchange, 200, answer);
    }

    private void analyse(HttpExchange exchange, String[] parts, Map<String, String> query) throws IOException {
        analyses.add(parts[1] + " " + parts[3] + " " + new TreeMap<>(query));
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            answer(exchange, 503, problem(503, "Service Unavailable", "the console is busy with other analyses"));
        } else if (!refusal.isEmpty()) {
            answer(exchange, 409, problem(409, "Conflict", refusal));
        } else {
            try {
                answer(exchange, 200, analysis.answer(parts[3], parts[1], query));
            } catch (UnsuitableSeriesException e) {
                answer(exchange, 409, problem(409, "Conflict", e.getMessage()));
            }
        }
    }

    private static ObjectNode problem(int status, String title, String detail) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> found = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int at = pair.indexOf('=');
            found.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return found;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        String type = status == 200 ? "application/json" : "application/problem+json";
        write(exchange, status, type, FakeAnswers.text(body).getBytes(StandardCharsets.UTF_8));
    }

    private void serveAsset(HttpExchange exchange, String path) throws IOException {
        byte[] found = assets.read(path);
        if (found == null) {
            write(exchange, 404, "text/plain", "not found".getBytes(StandardCharsets.UTF_8));
        } else {
            write(exchange, 200, FakeAssets.type(path), found);
        }
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
