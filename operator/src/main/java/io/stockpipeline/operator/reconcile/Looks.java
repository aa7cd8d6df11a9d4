package io.stockpipeline.operator.reconcile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The looks that are under way. When the operator stops they end before its watches do: a look that is told by watches which
 * are gone already that nothing is there would make everything anew.
 */
final class Looks {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean over;

    /** Whether one may begin; {@link #end} must follow. */
    boolean begin() {
        if (over || !lock.readLock().tryLock()) {
            return false;
        }
        if (over) {
            lock.readLock().unlock();
            return false;
        }
        return true;
    }

    /** One is done, on the thread that began it. */
    void end() {
        lock.readLock().unlock();
    }

    /** Lets no more begin, and waits for those that have. */
    void stop(Duration patience) {
        over = true;
        try {
            if (lock.writeLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                lock.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
