package io.stockpipeline.app.stop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Tells a run to end, from any thread. The first reason given is the one that counts. */
public final class StopSignal {
    private final AtomicReference<RunEnd> reason = new AtomicReference<>();
    private final CountDownLatch given = new CountDownLatch(1);

    public void stop(RunEnd why) {
        if (reason.compareAndSet(null, why)) {
            given.countDown();
        }
    }

    /** The reason, as soon as there is one or time is up. */
    public Optional<RunEnd> await(Duration patience) throws InterruptedException {
        boolean stopped = given.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        return stopped ? Optional.ofNullable(reason.get()) : Optional.empty();
    }

    boolean isGiven() {
        return reason.get() != null;
    }
}
