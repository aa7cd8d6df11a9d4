package io.stockpipeline.app.local;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something that may hang, and goes on without it when time is up. */
final class Bounded {
    private static final Logger LOG = LoggerFactory.getLogger(Bounded.class);

    private Bounded() {}

    static void run(String name, Runnable work, Duration patience) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, cause) -> LOG.info("{} failed", failed.getName(), cause));
        thread.start();
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                LOG.info("{} did not end within {}", name, patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
