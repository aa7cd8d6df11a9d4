package io.stockpipeline.extractor.stream;

import io.javalin.Javalin;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A venue on loopback: a real WebSocket server that answers as a test's desk tells it to, and breaks off as venues do. */
public final class LoopbackVenue implements AutoCloseable {
    private final Desk desk;
    private final Javalin server;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile int refusal;

    /** What the venue does. Called on the server's threads. */
    public interface Desk {
        default void opened(Caller caller) {}

        default void said(Caller caller, String message) {}
    }

    public LoopbackVenue(Desk desk) {
        this.desk = desk;
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.wsBeforeUpgrade(context -> {
                        attempts.incrementAndGet();
                        if (refusal != 0) {
                            throw new HttpResponseException(refusal, "refused", Map.of());
                        }
                    });
                    config.routes.ws("/*", ws -> {
                        ws.onConnect(context -> {
                            Caller caller = new Caller(context);
                            callers.put(context.sessionId(), caller);
                            desk.opened(caller);
                        });
                        ws.onMessage(context -> {
                            Caller caller = Objects.requireNonNull(callers.get(context.sessionId()));
                            caller.said.add(context.message());
                            desk.said(caller, context.message());
                        });
                        ws.onClose(context -> callers.remove(context.sessionId()));
                    });
                })
                .start("127.0.0.1", 0);
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/");
    }

    /** How often a connection was asked for. */
    public int attempts() {
        return attempts.get();
    }

    /** How many are connected now. */
    public int callers() {
        return callers.size();
    }

    /** Answers the next requests for a connection with an HTTP status; 0: lets them in. */
    public void refuse(int status) {
        refusal = status;
    }

    /** Breaks off whoever is connected. */
    public void drop() {
        callers.values().forEach(Caller::drop);
    }

    @Override
    public void close() {
        callers.values().forEach(Caller::drop);
        server.stop();
    }

    /** Whoever is connected. What is sent has left when the call returns. */
    public static final class Caller {
        private final WsContext context;
        private final List<String> said = new CopyOnWriteArrayList<>();

        private Caller(WsContext context) {
            this.context = context;
        }

        /** All that it has said. */
        public List<String> said() {
            return List.copyOf(said);
        }

        /** The query of the address that it came to. */
        public String query() {
            return String.valueOf(context.queryString());
        }

        public String path() {
            return String.valueOf(session().getUpgradeRequest().getRequestURI().getPath());
        }

        public void send(String message) {
            sent(callback -> session().sendText(message, callback));
        }

        /** In fragments, with a ping between them. */
        public void sendInPieces(String message, Random random) {
            int at = 0;
            while (at < message.length()) {
                int next = Math.min(message.length(), at + 1 + random.nextInt(Math.max(1, message.length() / 2)));
                // A pair of surrogates is not taken apart.
                next += next < message.length() && Character.isLowSurrogate(message.charAt(next)) ? 1 : 0;
                String piece = message.substring(at, next);
                boolean last = next == message.length();
                sent(callback -> session().sendPartialText(piece, last, callback));
                ping();
                at = next;
            }
        }

        public void sendBytes(byte[] bytes) {
            sent(callback -> session().sendBinary(ByteBuffer.wrap(bytes), callback));
        }

        /** The first part of a message that never ends. */
        public void begin(String piece) {
            sent(callback -> session().sendPartialText(piece, false, callback));
        }

        public void ping() {
            sent(callback -> session().sendPing(ByteBuffer.wrap(new byte[] {1}), callback));
        }

        /** Breaks the connection off without a word. */
        public void drop() {
            session().disconnect();
        }

        public void close(int status, String reason) {
            sent(callback -> session().close(status, reason, callback));
        }

        private Session session() {
            return context.session;
        }

        private static void sent(Consumer<Callback> sending) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            sending.accept(Callback.from(() -> done.complete(null), done::completeExceptionally));
            done.join();
        }
    }
}
