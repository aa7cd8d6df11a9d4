package io.stockpipeline.app.stop;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something that may hang, and goes on without it when time is up. */
public final class Bounded {
    private static final Logger LOG = LoggerFactory.getLogger(Bounded.class);

    private Bounded() {}

    /**
     * Does it in a thread of its own, and returns when it is done, has failed or time is up. What takes longer goes on.
     *
     * @param name of what is done, for thread and log
     */
    public static void run(String name, Runnable work, Duration patience) {
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
