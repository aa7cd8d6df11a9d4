package io.stockpipeline.console.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Chromium's DevTools protocol over a WebSocket: commands with their answers, and events. A browser has one connection;
 * pages are sessions on it.
 */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANSWER_SECONDS = 60;

    private final Connection connection;
    private final String session;

    private DevTools(Connection connection, String session) {
        this.connection = connection;
        this.session = session;
    }

    /** Connects to the address that Chromium wrote down. */
    static DevTools connect(URI address) {
        Connection connection = new Connection();
        connection.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, connection)
                .join();
        return new DevTools(connection, "");
    }

    /** The commands and events of one page. */
    DevTools session(String id) {
        return new DevTools(connection, id);
    }

    /**
     * Waits for the answer.
     *
     * @throws AssertionError when Chromium refuses the command
     */
    JsonNode send(String method, Map<String, ?> parameters) {
        try {
            return connection
                    .send(method, parameters, session)
                    .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError(method + " " + parameters + ": " + e.getCause(), e);
        }
    }

    /** Hands this session's events to the listener, on the connection's thread: it must not send. */
    void listen(BiConsumer<String, JsonNode> listener) {
        connection.listeners.put(session, listener);
    }

    @Override
    public void close() {
        connection.socket.abort();
    }

    private static final class Connection implements WebSocket.Listener {
        private final AtomicInteger ids = new AtomicInteger();
        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private WebSocket socket;

        CompletableFuture<JsonNode> send(String method, Map<String, ?> parameters, String session) {
            int id = ids.incrementAndGet();
            ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
            command.set("params", JSON.valueToTree(parameters));
            if (!session.isEmpty()) {
                command.put("sessionId", session);
            }
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            waiting.put(id, answer);
            // One after the other: a WebSocket takes no second text while the first is on its way.
            synchronized (this) {
                socket.sendText(command.toString(), true).join();
            }
            return answer;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    take(JSON.readTree(text.toString()));
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    text.setLength(0);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }

        private void take(JsonNode message) {
            CompletableFuture<JsonNode> answer =
                    message.has("id") ? waiting.remove(message.get("id").asInt()) : null;
            if (answer == null) {
                BiConsumer<String, JsonNode> listener =
                        listeners.get(message.path("sessionId").asText());
                if (listener != null) {
                    listener.accept(message.path("method").asText(), message.path("params"));
                }
            } else if (message.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(message.get("error").toString()));
            } else {
                answer.complete(message.get("result"));
            }
        }
    }
}
