package io.stockpipeline.console.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One browser's connection for server-sent events. */
final class FakeStream {
    private final HttpExchange exchange;
    private final OutputStream out;

    FakeStream(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        out = exchange.getResponseBody();
        out.write("retry: 300\n\n".getBytes(StandardCharsets.UTF_8));
    }

    /** False when the browser has gone. */
    synchronized boolean send(String event, String id, JsonNode data) {
        String line = id.isEmpty() ? "" : "id: " + id + "\n";
        try {
            out.write((line + "event: " + event + "\ndata: " + FakeAnswers.text(data) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void end() {
        exchange.close();
    }
}
