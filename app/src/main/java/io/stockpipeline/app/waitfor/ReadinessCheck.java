package io.stockpipeline.app.waitfor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** One look at Kafka. */
public interface ReadinessCheck {
    /**
     * Looks once and waits for the answer at most {@code patience}.
     *
     * @throws ExecutionException with Kafka's own exception where the look itself failed
     */
    Readiness look(Admin admin, Duration patience) throws ExecutionException, InterruptedException;
}
