package io.stockpipeline.console;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one console, and which of them died first. The loops of its parts outlive every exception, but an {@link Error},
 * memory that is out or a class that is not there, ends a thread; nobody would miss it, since the others go on.
 *
 * <p>A thread is of the group of the one that makes it. So all that is begun in {@link #begin} is watched here, and what that
 * begins later, without a word about it in any part.
 */
final class ConsoleThreads extends ThreadGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleThreads.class);

    private final CompletableFuture<DeadThread> death = new CompletableFuture<>();

    ConsoleThreads() {
        super("console");
    }

    /** Does the work in a thread of these, waits for it, and throws what it throws. */
    void begin(Runnable work) {
        try {
            CompletableFuture.runAsync(work, task -> new Thread(this, task, "console-begin").start())
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        // Told first: where memory is out, there may be none to log with.
        death.complete(new DeadThread(thread.getName(), cause));
        LOG.error("the console's thread {} has died", thread.getName(), cause);
    }

    /** The first that died; empty as long as all is well. */
    Optional<DeadThread> death() {
        return Optional.ofNullable(death.getNow(null));
    }

    /** Tells of the first that dies, in that thread; at once if one has died. */
    void onDeath(Consumer<DeadThread> told) {
        var unused = death.thenAccept(told);
    }
}
