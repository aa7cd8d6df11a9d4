package io.stockpipeline.extractor.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What waits between a live source and Kafka: bounded by bytes, so that neither many records nor large ones fill the memory. */
final class RecordBuffer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition filled = lock.newCondition();
    private final Deque<OutgoingRecord> records = new ArrayDeque<>();
    private final long capacity;
    private long weight;
    private boolean ended;

    /** @param capacity in bytes; a record larger than that is taken when the buffer is empty */
    RecordBuffer(long capacity) {
        this.capacity = capacity;
    }

    /** Adds a record, waiting for room; after the end it is not taken any more. */
    boolean put(OutgoingRecord record) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ended && !fits(record)) {
                room.await();
            }
            return !ended && add(record);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a record at once; returns how many are lost by it: the oldest, which had to give way, or after the end itself. */
    int offer(OutgoingRecord record) {
        lock.lock();
        try {
            if (ended) {
                return 1;
            }
            int forcedOut = 0;
            while (!fits(record)) {
                weight -= records.removeFirst().weight();
                forcedOut++;
            }
            add(record);
            return forcedOut;
        } finally {
            lock.unlock();
        }
    }

    private boolean fits(OutgoingRecord record) {
        return records.isEmpty() || weight + record.weight() <= capacity;
    }

    private boolean add(OutgoingRecord record) {
        records.addLast(record);
        weight += record.weight();
        filled.signal();
        return true;
    }

    /** Takes the oldest record, waiting for one; null once the buffer has ended and is empty. */
    @Nullable OutgoingRecord take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (records.isEmpty()) {
                if (ended) {
                    return null;
                }
                filled.await();
            }
            OutgoingRecord record = records.removeFirst();
            weight -= record.weight();
            room.signal();
            return record;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is room for as much as waits. */
    boolean isHalfEmpty() {
        lock.lock();
        try {
            return weight <= capacity / 2;
        } finally {
            lock.unlock();
        }
    }

    /** No more records come; those that are there can still be taken. */
    void end() {
        lock.lock();
        try {
            ended = true;
            room.signalAll();
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
