package io.stockpipeline.app.cli;

import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the JVM waits for its shutdown hooks, and the hook waits for the run. The
 * JVM then sets the exit code itself, 130 or 143.
 */
final class SignalHandling implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private SignalHandling(StopSignal stop, Duration patience) {
        hook = new Thread(() -> waitFor(stop, patience), "stop-on-signal");
    }

    /**
     * Begins to listen.
     *
     * @param patience how long the JVM waits for the end at most
     */
    static SignalHandling of(StopSignal stop, Duration patience) {
        SignalHandling handling = new SignalHandling(stop, patience);
        Runtime.getRuntime().addShutdownHook(handling.hook);
        return handling;
    }

    private void waitFor(StopSignal stop, Duration patience) {
        stop.stop(new RunEnd.Interrupted());
        try {
            if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                // What is committed is safe; the next run goes on from there.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All has been said. */
    void finished() {
        finished.countDown();
    }

    @Override
    public void close() {
        finished();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already: that is what the hook was for.
        }
    }
}
