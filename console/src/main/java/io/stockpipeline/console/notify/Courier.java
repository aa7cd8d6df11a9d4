package io.stockpipeline.console.notify;

import io.stockpipeline.console.notify.channel.Channel;
import io.stockpipeline.console.notify.channel.Outcome;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a notification has to send, on a few threads of its own: a receiver that does not answer holds up nobody else.
 */
final class Courier {
    /** Messages that are under way to one receiver at once. */
    static final int PARALLEL = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final String name;
    private final Channel channel;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger underWay = new AtomicInteger();

    /** @param name the notification's */
    Courier(String name, Channel channel) {
        this.name = name;
        this.channel = channel;
        threads = new ThreadPoolExecutor(
                PARALLEL, PARALLEL, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "notification-" + name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    String name() {
        return name;
    }

    Channel channel() {
        return channel;
    }

    /** How many messages it can take. */
    int free() {
        return PARALLEL - underWay.get();
    }

    /** Something that is sent. */
    @FunctionalInterface
    interface Sending {
        Outcome send() throws InterruptedException;
    }

    /** Sends it and tells what came of it, unless it is interrupted. {@link #done} has to follow. */
    void send(Sending sending, Consumer<Outcome> told) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            try {
                told.accept(outcome(sending));
            } catch (InterruptedException e) {
                done();
                Thread.currentThread().interrupt();
            }
        });
    }

    private Outcome outcome(Sending sending) throws InterruptedException {
        try {
            return sending.send();
        } catch (RuntimeException e) {
            LOG.error("notification {}: a message could not be made", name, e);
            return new Outcome.Failed("a fault of the program: " + e.getClass().getSimpleName());
        }
    }

    /** What came of a message has been written down. */
    void done() {
        underWay.decrementAndGet();
    }

    /** Takes nothing more; does not wait. */
    void stop() {
        threads.shutdown();
    }

    /** Lets those under way end, and breaks off what takes longer. */
    void close(Duration patience) {
        stop();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
