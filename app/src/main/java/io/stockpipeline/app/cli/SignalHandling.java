package io.stockpipeline.app.cli;

import io.stockpipeline.app.local.RunEnd;
import io.stockpipeline.app.local.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the JVM waits for its shutdown hooks, and the hook waits for the run. The
 * JVM then sets the exit code itself, 130 or 143.
 */
final class SignalHandling implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    private SignalHandling(StopSignal stop) {
        hook = new Thread(() -> waitFor(stop), "stop-on-signal");
    }

    static SignalHandling of(StopSignal stop) {
        SignalHandling handling = new SignalHandling(stop);
        Runtime.getRuntime().addShutdownHook(handling.hook);
        return handling;
    }

    private void waitFor(StopSignal stop) {
        stop.stop(new RunEnd.Interrupted());
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
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
