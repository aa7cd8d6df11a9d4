package io.stockpipeline.console.stream;

import io.javalin.http.Context;
import io.stockpipeline.console.http.ProblemException;
import io.stockpipeline.console.view.AlarmRecord;
import io.stockpipeline.console.view.SymbolSnapshot;
import io.stockpipeline.console.view.ViewListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what the view takes in to the clients of the stream. The feed's thread only lays it down; one thread of the hub's own
 * publishes values ten times a second and alarms at once, and writes to those clients that take bytes. A slow client costs a
 * place in two shared logs, and is dropped when it stays behind too long.
 */
public final class StreamHub implements ViewListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final Duration BUSY = Duration.ofSeconds(5);
    /** Alarms that come in a bunch go out together. */
    private static final long BUNCH_NANOS = Duration.ofMillis(5).toNanos();

    private final StreamLimits limits;
    private final LongSupplier nanoTime;
    private final Broadcast broadcast;
    private final StreamCounts counts = new StreamCounts();
    private final Map<String, SymbolSnapshot> changed = new ConcurrentHashMap<>();
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "stream");

    private volatile boolean closed;
    /** Whether there is something to send before values are due again. */
    private volatile boolean stirred;

    private StreamHub(StreamFacts facts, StreamLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        broadcast = new Broadcast(facts, limits);
    }

    /** Begins to pass on. */
    public static StreamHub start(StreamFacts facts, StreamLimits limits) {
        return start(facts, limits, System::nanoTime);
    }

    /** @param nanoTime by which clients are silent, slow or old */
    static StreamHub start(StreamFacts facts, StreamLimits limits, LongSupplier nanoTime) {
        StreamHub hub = new StreamHub(facts, limits, nanoTime);
        hub.thread.setDaemon(true);
        hub.thread.start();
        return hub;
    }

    @Override
    public void alarmsFrom(Map<Integer, Long> firstOffsets) {
        broadcast.alarms().begin(firstOffsets);
    }

    @Override
    public void averages(SymbolSnapshot now) {
        changed.put(now.symbol(), now);
    }

    @Override
    public void alarm(AlarmRecord alarm) {
        broadcast.alarms().append(alarm);
        stirred = true;
        LockSupport.unpark(thread);
    }

    /**
     * Lets a client in; its answer ends when it goes or is dropped.
     *
     * @param symbols empty: all
     * @param lastEventId id of the last event that it has seen; null: it begins now
     * @throws ProblemException (503) when there are too many already
     */
    void open(Context context, Set<String> symbols, @Nullable String lastEventId) {
        if (closed) {
            throw ProblemException.notYet("the console is stopping", BUSY);
        }
        if (places.incrementAndGet() > limits.clients()) {
            places.decrementAndGet();
            counts.clientRefused();
            throw ProblemException.notYet(
                    "the stream has " + limits.clients() + " clients, the most it serves; come back later, or ask"
                            + " GET /api/v1/symbols from time to time",
                    BUSY);
        }
        try {
            enter(context, symbols, lastEventId);
        } catch (RuntimeException | Error e) {
            places.decrementAndGet();
            throw e;
        }
    }

    private void enter(Context context, Set<String> symbols, @Nullable String lastEventId) {
        Positions resume = lastEventId == null ? null : Positions.parse(lastEventId);
        ServletConnection connection = ServletConnection.of(context, counts, this::gone);
        StreamClient client = new StreamClient(
                broadcast,
                limits,
                new StreamClient.Wish(symbols, resume, lastEventId != null && resume == null),
                connection,
                nanoTime);
        context.future(() -> begin(connection, client));
        counts.clientOpened();
        clients.add(client);
    }

    private CompletableFuture<Void> begin(ServletConnection connection, StreamClient client) {
        try {
            return connection.start(client);
        } catch (RuntimeException | Error e) {
            // Nobody will tell of its end.
            gone(client);
            throw e;
        }
    }

    private void gone(StreamClient client) {
        if (clients.remove(client)) {
            places.decrementAndGet();
        }
    }

    /** Clients that are connected now. */
    public int clients() {
        return clients.size();
    }

    /** What it has done since it began. */
    public StreamCounts counts() {
        return counts;
    }

    private void run() {
        long flushAt = System.nanoTime();
        long statusAt = flushAt;
        while (!closed) {
            long now = System.nanoTime();
            if (now - statusAt >= 0) {
                statusAt = now + limits.status().toNanos();
                safely(broadcast::renewStatus);
            }
            if (now - flushAt >= 0) {
                flushAt = now + limits.flush().toNanos();
                safely(this::publish);
            }
            stirred = false;
            clients.forEach(client -> safely(() -> take(client)));
            rest(flushAt);
        }
        clients.forEach(client -> safely(client::end));
    }

    private void take(StreamClient client) {
        if (client.turn()) {
            stirred = true;
        }
    }

    private void rest(long until) {
        LockSupport.parkNanos(this, BUNCH_NANOS);
        while (!stirred && !closed && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    private void publish() {
        List<SymbolSnapshot> latest = new ArrayList<>();
        changed.forEach((symbol, snapshot) -> {
            // Unless a newer one has come in its place: that one goes out the next time.
            if (changed.remove(symbol, snapshot)) {
                latest.add(snapshot);
            }
        });
        broadcast.prices().publish(latest);
    }

    /** One client's or one value's trouble is not the others'. */
    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("the stream stumbled", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(BUSY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
