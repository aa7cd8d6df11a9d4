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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its opening to its end. The thread that listens says what is to be said and watches for silence; messages come
 * in on a thread of the HTTP client's, one after the other, as a rule the one that reads.
 */
final class VenueConnection implements WebSocket.Listener, Incoming.Hearer, Line, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VenueConnection.class);
    private final Venue venue;
    private final VenueThreads threads;
    private final HealthRecord health;
    private final TickSink sink;
    private final VenueTurns turns;
    private final Incoming incoming = new Incoming(Incoming.LONGEST, this);
    private @Nullable Conversation talk;
    private volatile @Nullable CompletableFuture<WebSocket> opening;
    /** Nothing that is heard from then on counts. */
    private volatile boolean over;

    private volatile boolean closing;

    private long messages;

    VenueConnection(Venue venue, VenueThreads threads, HealthRecord health, TickSink sink) {
        this.venue = venue;
        this.threads = threads;
        this.turns = new VenueTurns(venue.manners(), this::remind);
        this.health = health;
        this.sink = sink;
    }

    /** Opens the connection and stays until it ends; why it ended. */
    VenueFault listen(HttpClient http, Duration patience) throws InterruptedException {
        VenueFault end = open(http, patience);
        return end.saying(withoutSecrets(end.words()));
    }

    private String withoutSecrets(String words) {
        return new Unspoken(venue.secrets()).without(words);
    }

    private VenueFault open(HttpClient http, Duration patience) throws InterruptedException {
        URI address;
        CompletableFuture<WebSocket> opens;
        try {
            address = venue.address();
            WebSocket.Builder request = http.newWebSocketBuilder().connectTimeout(patience);
            venue.headers().forEach(request::header);
            opens = request.buildAsync(address, this);
        } catch (SourceConfigurationException e) {
            // It was there at the start, and so will come again: a key that is being replaced.
            return VenueFault.passing(VenueFault.words(e));
        } catch (IllegalArgumentException e) {
            // The words may hold the address, and the address a key.
            return VenueFault.passing("the address of " + venue.key() + " is none that can be connected to");
        }
        opening = opens;
        try {
            WebSocket opened = opens.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return listen(opened);
        } catch (ExecutionException e) {
            return fault(address, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            return unreachable(address, "no answer within " + patience.toSeconds() + " s");
        } finally {
            threads.listening(false);
        }
    }

    private VenueFault listen(WebSocket opened) throws InterruptedException {
        synchronized (venue) {
            talk = venue.talk(this);
        }
        turns.heard();
        threads.listening(true);
        opened.request(1);
        VenueFault end = turns.serve(opened);
        cutOff();
        return end;
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
        return unreachable(
                address, e instanceof ConnectException && words == null ? "connection refused" : VenueFault.words(e));
    }

    private static VenueFault unreachable(URI address, String why) {
        return VenueFault.passing(address.getHost() + " cannot be reached: " + why);
    }

    /** What a venue has begun to say and not ended is kept; unless the end is ours. */
    private void cutOff() {
        synchronized (incoming) {
            over = true;
            if (!closing) {
                incoming.cutOff();
            }
        }
    }

    /** What goes wrong here is a fault of the program's and no reason to be without a feed. */
    private void remind() {
        synchronized (venue) {
            try {
                if (talk != null) {
                    talk.remind();
                }
            } catch (RuntimeException e) {
                LOG.error("{}: what is to be done from time to time could not be done", venue.key(), e);
            }
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        // The first message is asked for once there is somebody to hear it.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        take(() -> incoming.text(part, last));
        if (!over) {
            from.request(1);
        }
        return null;
    }

    /** Of what is of no use it is no sign of life that it comes. */
    private void take(BooleanSupplier taking) {
        synchronized (incoming) {
            if (!over && taking.getAsBoolean()) {
                turns.heard();
            }
        }
    }

    /** The lock is the venue's, which outlives the connection: it knows the trades' numbers. */
    @Override
    public void hear(String message) {
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
        take(() -> incoming.binary(data, last));
        if (!over) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        // The client has answered it already.
        turns.heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        turns.heard();
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
        end(VenueFault.broken(error));
    }

    private void end(VenueFault fault) {
        over = true;
        turns.end(fault);
    }

    @Override
    public void say(String message) {
        turns.say(message);
    }

    @Override
    public void ping() {
        turns.ping();
    }

    @Override
    public void agreed() {
        turns.agreed();
        health.connected();
    }

    @Override
    public void trade(Tick tick) {
        sink.offer(tick);
        health.tick(tick.symbol(), tick.time());
    }

    @Override
    public void conditions() {
        health.conditions();
    }

    @Override
    public void reject(UnusableRecordException fault, String part) {
        told(fault, part.getBytes(StandardCharsets.UTF_8));
    }

    /** What becomes no message that could be heard. */
    @Override
    public void reject(UnusableRecordException fault, byte[] what) {
        messages++;
        told(fault, what);
    }

    /** Whoever may read the dead letters may not know the key, which the venue may have quoted. */
    private void told(UnusableRecordException fault, byte[] what) {
        Unspoken unspoken = new Unspoken(venue.secrets());
        sink.offer(DeadLetter.of(
                new UnusableRecordException(fault.reason(), unspoken.without(fault.words())),
                null,
                unspoken.without(what),
                new DeadLetter.LineOrigin(messages)));
    }

    @Override
    public void missing(String symbol, String reason) {
        health.missing(symbol, withoutSecrets(reason));
    }

    @Override
    public void given(String symbol) {
        health.there(symbol);
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
        over = true;
        turns.close();
        CompletableFuture<WebSocket> opens = opening;
        if (opens != null) {
            opens.thenAccept(WebSocket::abort);
        }
    }
}
