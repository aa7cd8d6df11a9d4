package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A watch over a web socket: events in the order of the store, those from before the socket opened first. */
final class WatchStream extends WebSocketListener implements Consumer<StoreEvent> {
    private final ApiResource type;
    private final String namespace;
    private final Predicate<JsonNode> selector;
    private final Executor sender;
    private final Consumer<WatchStream> onClosed;
    private final List<String> waiting = new ArrayList<>();
    private WebSocket socket;

    /** @param sender a single thread: sending blocks, and the store must not wait for a socket */
    WatchStream(ApiRequest request, Executor sender, Consumer<WatchStream> onClosed) {
        this.type = request.type();
        this.namespace = request.namespace();
        this.selector = Selector.of(request.query());
        this.sender = sender;
        this.onClosed = onClosed;
    }

    @Override
    public void accept(StoreEvent event) {
        if (!event.id().type().equals(type)
                || !namespace.isEmpty() && !namespace.equals(event.id().namespace())) {
            return;
        }
        boolean matched = event.before() != null && selector.test(event.before().node());
        boolean matches = event.after() != null && selector.test(event.after().node());
        if (matches) {
            send(matched ? "MODIFIED" : "ADDED", event.last().json());
        } else if (matched) {
            send("DELETED", event.last().json());
        }
    }

    void send(String action, String json) {
        post("{\"type\":\"" + action + "\",\"object\":" + json + "}");
    }

    private synchronized void post(String message) {
        if (socket == null) {
            waiting.add(message);
        } else {
            WebSocket open = socket;
            sender.execute(() -> open.send(message));
        }
    }

    /** Ends the watch from the server's side, as API servers do every few minutes. */
    synchronized void close() {
        WebSocket open = socket;
        if (open != null) {
            sender.execute(() -> open.close(1000, "watch closed"));
        }
    }

    @Override
    public synchronized void onOpen(WebSocket opened, Response response) {
        socket = opened;
        List<String> first = List.copyOf(waiting);
        waiting.clear();
        sender.execute(() -> first.forEach(opened::send));
    }

    @Override
    public void onClosing(WebSocket closing, int code, String reason) {
        sender.execute(() -> closing.close(1000, ""));
    }

    @Override
    public void onClosed(WebSocket closed, int code, String reason) {
        onClosed.accept(this);
    }

    @Override
    public void onFailure(WebSocket failed, Throwable error, Response response) {
        onClosed.accept(this);
    }
}
