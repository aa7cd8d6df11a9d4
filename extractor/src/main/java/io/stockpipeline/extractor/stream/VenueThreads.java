package io.stockpipeline.extractor.stream;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where a venue's HTTP client does its work: on threads of its own while a connection opens, for to look up a name takes time; on the
 * one thread that reads while somebody listens.
 *
 * <p>That is how an end without a word is noticed. The JDK's WebSocket loses the end of the stream when it reads it while a message is
 * still on its way to another thread: it throws an InternalError away, and tells its listener nothing, ever. What is taken in on the
 * thread that reads is never on its way.
 */
final class VenueThreads implements Executor {
    private static final Duration IDLE = Duration.ofSeconds(3);

    private final String name;
    /** They go by themselves: a client whose threads are taken away cannot close what it has opened. */
    private final Executor threads;

    private volatile boolean listening;

    /** @param key the venue's */
    VenueThreads(String key) {
        name = key + "-connection";
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** From now on somebody listens, who does not hold up the thread that reads; or nobody does. */
    void listening(boolean now) {
        listening = now;
    }

    @Override
    public void execute(Runnable work) {
        if (listening) {
            work.run();
        } else {
            threads.execute(work);
        }
    }
}
