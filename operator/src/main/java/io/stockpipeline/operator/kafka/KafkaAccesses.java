package io.stockpipeline.operator.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The Kafkas in use, one client for each address and credentials. Those that nobody asks any more are closed. */
public final class KafkaAccesses implements AutoCloseable {
    /** Longer than the time between two looks at a pipeline. */
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<KafkaConnection, KafkaAccess> accesses = new HashMap<>();

    public KafkaAccesses(Clock clock) {
        this.clock = clock;
    }

    /** The way to this Kafka. */
    public synchronized KafkaAccess to(KafkaConnection connection) {
        closeIdle();
        return accesses.computeIfAbsent(connection, address -> new KafkaAccess(address, clock));
    }

    private void closeIdle() {
        accesses.values().removeIf(access -> {
            boolean idle = access.lastAsked().isAfter(java.time.Instant.EPOCH)
                    && access.lastAsked().plus(IDLE).isBefore(clock.instant());
            if (idle) {
                access.close();
            }
            return idle;
        });
    }

    @Override
    public synchronized void close() {
        accesses.values().forEach(KafkaAccess::close);
        accesses.clear();
    }
}
