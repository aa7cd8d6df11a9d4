package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its opening to its end. The thread that listens sends what is to be said and watches for silence; messages come
 * in on a thread of the HTTP client's, one after the other.
 */
final class VenueConnection implements WebSocket.Listener, Line, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueConnection.class);
    /** Characters; a longer message is none that a venue documents. */
    private static final int LONGEST_MESSAGE = 16 << 20;

    private static final Duration SENDING = Duration.ofSeconds(10);
    /** How long a broken connection's own reason may come after the first sign of its end. */
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final Venue venue;
    private final Manners manners;
    private final HealthRecord health;
    private final TickSink sink;
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder();
    private @Nullable Conversation talk;
    private volatile @Nullable CompletableFuture<WebSocket> opening;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean agreed;
    /** Nothing that is heard from then on counts. */
    private volatile boolean over;

    private volatile boolean closing;

    private long messages;

    /** What the listening thread is woken up for. */
    private sealed interface Turn {}

    private record Say(String message) implements Turn {}

    private record Ping() implements Turn {}

    private record End(VenueFault fault) implements Turn {}

    VenueConnection(Venue venue, HealthRecord health, TickSink sink) {
        this.venue = venue;
        this.manners = venue.manners();
        this.health = health;
        this.sink = sink;
    }

    /** Opens the connection and stays until it ends; why it ended. */
    VenueFault listen(HttpClient http, Duration patience) throws InterruptedException {
        try {
            return listen(http, patience, venue.address());
        } catch (SourceConfigurationException e) {
            // It was there at the start, and so will come again: a key that is being replaced.
            return VenueFault.passing(words(e));
        } catch (IllegalArgumentException e) {
            // The words may hold the address, and the address a key.
            return VenueFault.passing("the address of " + venue.key() + " is none that can be connected to");
        }
    }

    private VenueFault listen(HttpClient http, Duration patience, URI address) throws InterruptedException {
        WebSocket.Builder request = http.newWebSocketBuilder().connectTimeout(patience);
        venue.headers().forEach(request::header);
        CompletableFuture<WebSocket> opens = request.buildAsync(address, this);
        opening = opens;
        try {
            WebSocket opened = opens.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            synchronized (venue) {
                talk = venue.talk(this);
            }
            heardAt = System.nanoTime();
            opened.request(1);
            return reason(serve(opened));
        } catch (ExecutionException e) {
            return fault(address, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return unreachable(address, "no answer within " + patience.toSeconds() + " s");
        }
    }

    private VenueFault fault(URI address, Throwable e) {
        if (e instanceof WebSocketHandshakeException handshake) {
            return venue.refused(handshake.getResponse().statusCode());
        }
        if (e instanceof UnresolvedAddressException
                || e instanceof UnknownHostException
                || e.getCause() instanceof UnresolvedAddressException) {
            return unreachable(address, "its name is not known here");
        }
        if (e instanceof HttpTimeoutException) {
            return unreachable(address, "no answer");
        }
        String words = e.getMessage();
        return unreachable(address, e instanceof ConnectException && words == null ? "connection refused" : words(e));
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static VenueFault unreachable(URI address, String why) {
        return VenueFault.passing(address.getHost() + " cannot be reached: " + why);
    }

    private VenueFault serve(WebSocket opened) throws InterruptedException {
        Deque<String> toSay = new ArrayDeque<>();
        long sayAt = System.nanoTime();
        Duration reminder = manners.reminder();
        long remindAt = System.nanoTime() + (reminder == null ? Long.MAX_VALUE / 2 : reminder.toNanos());
        Duration answer = manners.answer();
        long askedAt = System.nanoTime();
        while (true) {
            long now = System.nanoTime();
            long silentAt = heardAt + manners.silence().toNanos();
            if (silentAt - now <= 0) {
                return VenueFault.passing("nothing was heard for " + shown(manners.silence()));
            }
            long wake = Math.min(silentAt - now, remindAt - now);
            if (answer != null && !agreed && toSay.isEmpty()) {
                long unansweredAt = askedAt + answer.toNanos();
                if (unansweredAt - now <= 0) {
                    return VenueFault.passing("no answer to what it was asked for within " + shown(answer));
                }
                wake = Math.min(wake, unansweredAt - now);
            }
            Turn turn =
                    turns.poll(Math.max(0, toSay.isEmpty() ? wake : Math.min(wake, sayAt - now)), TimeUnit.NANOSECONDS);
            if (turn instanceof End end) {
                return end.fault();
            } else if (turn instanceof Say say) {
                toSay.add(say.message());
            } else if (turn instanceof Ping) {
                VenueFault failed = sent(opened.sendPing(ByteBuffer.allocate(0)));
                if (failed != null) {
                    return failed;
                }
            }
            if (reminder != null && System.nanoTime() - remindAt >= 0) {
                remindAt = System.nanoTime() + reminder.toNanos();
                remind();
            }
            String next = System.nanoTime() - sayAt >= 0 ? toSay.poll() : null;
            if (next != null) {
                VenueFault failed = sent(opened.sendText(next, true));
                if (failed != null) {
                    return failed;
                }
                askedAt = System.nanoTime();
                sayAt = askedAt + manners.spacing().toNanos();
            }
        }
    }

    /** A venue that throws one out may say why a moment after the connection has failed: what forbids most is the reason. */
    private VenueFault reason(VenueFault first) throws InterruptedException {
        VenueFault reason = first;
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        while (reason.kind() == VenueFault.Kind.Passing && !closing) {
            Turn turn = turns.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (turn == null) {
                return reason;
            }
            if (turn instanceof End end && end.fault().kind() != VenueFault.Kind.Passing) {
                reason = end.fault();
            }
        }
        return reason;
    }

    private static String shown(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private void remind() {
        synchronized (venue) {
            if (talk != null) {
                talk.remind();
            }
        }
    }

    private static @Nullable VenueFault sent(CompletableFuture<WebSocket> sending) throws InterruptedException {
        try {
            sending.get(SENDING.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException e) {
            return VenueFault.passing("the connection broke: " + words(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            return VenueFault.passing("the venue does not read");
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        // The first message is asked for once there is somebody to hear it.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heardAt = System.nanoTime();
        if (over) {
            return null;
        }
        if (!last || !begun.isEmpty()) {
            begun.append(part);
        }
        if (begun.length() > LONGEST_MESSAGE) {
            end(VenueFault.passing("a message of more than " + LONGEST_MESSAGE + " characters"));
            return null;
        }
        if (last) {
            String message = begun.isEmpty() ? part.toString() : begun.toString();
            begun.setLength(0);
            hear(message);
        }
        if (!over) {
            from.request(1);
        }
        return null;
    }

    /** The lock is the venue's, which outlives the connection: it knows the trades' numbers. */
    private void hear(String message) {
        messages++;
        synchronized (venue) {
            try {
                if (talk != null && !over) {
                    talk.hear(message);
                }
            } catch (UnusableRecordException e) {
                reject(e, message);
            } catch (VenueFault e) {
                end(e);
            } catch (RuntimeException e) {
                LOG.error("{}: a message could not be taken in", venue.key(), e);
                reject(new UnusableRecordException(DeadLetterReason.Malformed, "it could not be taken in"), message);
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        end(VenueFault.passing("a binary message, which the venue does not document"));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        // The client has answered it already.
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heardAt = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end(venue.closed(status, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(VenueFault.passing("the connection broke: " + words(error)));
    }

    private void end(VenueFault fault) {
        over = true;
        turns.add(new End(fault));
    }

    @Override
    public void say(String message) {
        turns.add(new Say(message));
    }

    @Override
    public void ping() {
        turns.add(new Ping());
    }

    @Override
    public void agreed() {
        agreed = true;
        health.connected();
    }

    @Override
    public void trade(Tick tick) {
        sink.offer(tick);
        health.tick(tick.symbol(), tick.time());
    }

    @Override
    public void reject(UnusableRecordException fault, String part) {
        sink.offer(
                DeadLetter.of(fault, null, part.getBytes(StandardCharsets.UTF_8), new DeadLetter.LineOrigin(messages)));
    }

    @Override
    public void missing(String symbol, String reason) {
        health.missing(symbol, reason);
    }

    @Override
    public void lost(String symbol, long trades) {
        health.lost(symbol, trades);
    }

    /** Ends the connection from any thread, without farewell: a venue that hangs must not hold us. One that opens later is ended then. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what does not open needs no end
    public void close() {
        closing = true;
        end(VenueFault.passing("closing"));
        CompletableFuture<WebSocket> opens = opening;
        if (opens != null) {
            opens.thenAccept(WebSocket::abort);
        }
    }
}
