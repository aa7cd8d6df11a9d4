package io.stockpipeline.processor.task;

import java.util.concurrent.atomic.AtomicInteger;

/** How many symbols the tasks of a process may take between them. Shared by all threads. */
public final class SymbolLimit {
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    SymbolLimit(int most) {
        this.most = most;
    }

    /** Symbols that a task brings with its state; they are taken already, whatever the limit says now. */
    void bring(int symbols) {
        taken.addAndGet(symbols);
    }

    /** A task is closed and its symbols go elsewhere. */
    void release(int symbols) {
        taken.addAndGet(-symbols);
    }

    /** Takes one more symbol; false when there are as many as there may be. */
    boolean take() {
        return taken.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    int most() {
        return most;
    }
}
