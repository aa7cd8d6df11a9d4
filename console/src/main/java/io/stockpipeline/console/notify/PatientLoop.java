package io.stockpipeline.console.notify;

import io.github.resilience4j.core.IntervalFunction;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.console.history.SqlFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that makes one step after another and does not give up: after a fault it waits, longer each time, and goes on. The log
 * tells when it begins to fail and when it works again; that the database is away is told by the database.
 */
final class PatientLoop {
    /** A step's state when nothing is wrong. */
    static final String WELL = "well";

    private static final Logger LOG = LoggerFactory.getLogger(PatientLoop.class);
    private static final IntervalFunction WAIT =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2, 0.3, Duration.ofSeconds(15));

    private final String name;
    private final HistoryDatabase database;
    private final Step step;
    private final Runnable end;
    private final Thread thread;
    private final Semaphore wake = new Semaphore(0);
    private volatile String words = "starting";
    private volatile boolean closed;

    /** One step. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    /**
     * @param name of what is done, for thread and log
     * @param end done by the same thread when it is closed
     */
    PatientLoop(String name, HistoryDatabase database, Step step, Runnable end) {
        this.name = name;
        this.database = database;
        this.step = step;
        this.end = end;
        thread = new Thread(this::run, "notifications-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        int failures = 0;
        try {
            while (!closed) {
                try {
                    step.run();
                    well();
                    failures = 0;
                } catch (RuntimeException e) {
                    failures++;
                    unwell(e);
                    await(Duration.ofMillis(WAIT.apply(failures)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void end() {
        try {
            end.run();
        } catch (RuntimeException e) {
            LOG.debug("notifications: {} has not ended well", name, e);
        }
    }

    private void well() {
        if (!words.equals(WELL)) {
            LOG.info("notifications: {} works", name);
            words = WELL;
        }
    }

    private void unwell(RuntimeException e) {
        if (closed && e instanceof WakeupException) {
            return;
        }
        boolean known = e instanceof HistoryUnavailableException || database.failed(e);
        String now = known ? "the database: " + database.state().words() : SqlFailure.words(e);
        if (!known && !now.equals(words)) {
            LOG.warn("notifications: {} waits and tries again: {}", name, now);
        }
        LOG.debug("notifications: {} failed", name, e);
        words = now;
    }

    /** What is wrong, or {@link #WELL}. */
    String words() {
        return words;
    }

    /** Ends a wait. */
    void wakeUp() {
        wake.release();
    }

    /** Waits until it is woken, at most so long. */
    void await(Duration time) throws InterruptedException {
        if (!closed && wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Lets it take no further step; does not wait. */
    void stop() {
        closed = true;
        wakeUp();
    }

    /** Takes no further step, and waits for the one that is being made. */
    void close(Duration patience) {
        stop();
        try {
            thread.join(patience.toMillis());
            thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
