package io.stockpipeline.console.access;

import java.util.concurrent.atomic.LongAdder;

/** Who was turned away since the console began. */
public final class AccessCounts {
    private final LongAdder refusedRequests = new LongAdder();
    private final LongAdder limitedRequests = new LongAdder();

    void refused() {
        refusedRequests.increment();
    }

    void limited() {
        limitedRequests.increment();
    }

    /** Requests without a good token. */
    public long refusedRequests() {
        return refusedRequests.sum();
    }

    /** Requests from an address that asked too often. */
    public long limitedRequests() {
        return limitedRequests.sum();
    }
}
