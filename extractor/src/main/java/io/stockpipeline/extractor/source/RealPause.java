package io.stockpipeline.extractor.source;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits on the machine's own time. */
public final class RealPause implements Pause {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public boolean sleep(Duration time) throws InterruptedException {
        return !ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void end() {
        ended.countDown();
    }
}
