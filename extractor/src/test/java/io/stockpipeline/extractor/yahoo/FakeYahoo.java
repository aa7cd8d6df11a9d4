package io.stockpipeline.extractor.yahoo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A loopback server that answers as Yahoo Finance does, its errors included. */
final class FakeYahoo implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> meta = new LinkedHashMap<>();
    private final Deque<Answer> faults = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> agents = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean notFoundAs200;

    private record Answer(int status, String body) {}

    FakeYahoo() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    YahooEndpoints endpoints() {
        return new YahooEndpoints(
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    }

    void knows(String symbol, String price, long seconds) {
        meta.put(
                symbol,
                "{\"currency\":\"USD\",\"symbol\":\"" + symbol + "\",\"exchangeName\":\"NMS\",\"regularMarketTime\":"
                        + seconds + ",\"regularMarketPrice\":" + price + ",\"previousClose\":1.0}");
    }

    /** Adds the day's volume to what is known of a symbol. */
    void tradedToday(String symbol, String instrument, long volume) {
        meta.computeIfPresent(
                symbol,
                (name, known) -> known.replace(
                        "{\"currency\"",
                        "{\"instrumentType\":\"" + instrument + "\",\"regularMarketVolume\":" + volume
                                + ",\"currency\""));
    }

    /** Unknown symbols of the chart are told with 200 instead of 404. */
    void tellsNotFoundAs200() {
        notFoundAs200 = true;
    }

    /** The next request is answered so, whatever it asks for. */
    void failsOnceWith(int status, String body) {
        faults.add(new Answer(status, body));
    }

    /** The next request is not answered at all. */
    void hangsOnce() {
        faults.add(new Answer(-1, ""));
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> agents() {
        return List.copyOf(agents);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
        Answer answer = faults.isEmpty() ? usual(exchange.getRequestURI()) : faults.poll();
        if (answer.status() < 0) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Answer usual(URI uri) {
        if (uri.getPath().startsWith("/v8/finance/chart/")) {
            String symbol = uri.getPath().substring("/v8/finance/chart/".length());
            String known = meta.get(symbol);
            return known != null
                    ? new Answer(
                            200,
                            "{\"chart\":{\"result\":[{\"meta\":" + known
                                    + ",\"timestamp\":[1,2],\"indicators\":{\"quote\":[{\"close\":[1.5,null]}]}}],\"error\":null}}")
                    : new Answer(
                            notFoundAs200 ? 200 : 404,
                            "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\","
                                    + "\"description\":\"No data found, symbol may be delisted\"}}}");
        }
        String[] symbols =
                uri.getQuery().replaceAll(".*symbols=([^&]*).*", "$1").split(",");
        if (symbols.length > 20) {
            return new Answer(
                    400,
                    "{\"spark\":{\"result\":null,\"error\":{\"code\":\"Bad Request\",\"description\":\"Too many symbols\"}}}");
        }
        List<String> results = Arrays.stream(symbols)
                .filter(meta::containsKey)
                .map(symbol -> "{\"symbol\":\"" + symbol + "\",\"response\":[{\"meta\":" + meta.get(symbol)
                        + ",\"indicators\":{\"quote\":[{\"close\":[null,1.0]}]}}]}")
                .toList();
        return results.isEmpty()
                ? new Answer(
                        404,
                        "{\"spark\":{\"result\":null,\"error\":{\"code\":\"Not Found\",\"description\":\"No data found for spark symbols\"}}}")
                : new Answer(200, "{\"spark\":{\"result\":[" + String.join(",", results) + "],\"error\":null}}");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
