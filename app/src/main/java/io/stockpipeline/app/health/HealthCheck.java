package io.stockpipeline.app.health;

/** Tells how a process fares; asked from any thread, at any time, and answered at once. */
public interface HealthCheck {
    /** Not well means: nothing but a new start will help. An absent Kafka or venue is no reason. */
    Health live();

    /** Whether it can do its work now. */
    Health ready();
}
