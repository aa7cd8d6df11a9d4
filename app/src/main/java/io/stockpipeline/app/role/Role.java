package io.stockpipeline.app.role;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.health.HealthCheck;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One part of a pipeline. */
public interface Role extends HealthCheck {
    /** What it is called in the log. */
    String name();

    /** The topics it cannot begin without. */
    List<String> topics(PipelineTopics topics);

    /** Why it must not begin yet, though its topics are there; asked for again until it is empty. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Begins; returns at once.
     *
     * @param metricsPage what this process tells whoever scrapes it, for a role that has pages of its own
     */
    void start(Supplier<String> metricsPage) throws InterruptedException;

    /** What stopped it for good; empty while it runs. */
    Optional<Throwable> failure();

    /** What it tells whoever scrapes it; asked for once, before it starts. */
    default List<MeterBinder> metrics() {
        return List.of();
    }

    /** Finishes what was begun, within the time. */
    void close(Duration patience);
}
