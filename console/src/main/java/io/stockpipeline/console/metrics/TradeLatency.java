package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How old a trade is when the live view has it: what lies between the time that its venue gave it and now, venue, Kafka and
 * processor included. One tick in {@value #EVERY} is measured, so that a fast feed pays next to nothing. Only for live sources,
 * and only once the view is ready: before, it would measure how long ago the console was started. For one thread.
 */
public final class TradeLatency implements MeterBinder, LongConsumer {
    /** Which ticks are measured: the first of so many. */
    static final int EVERY = 16;

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
    };

    private volatile @Nullable Timer timer;
    private int ticks;

    @Override
    public void bindTo(MeterRegistry registry) {
        timer = Timer.builder("stockpipeline.console.trade.to.view")
                .description("How old a trade is when the live view has it; one tick in " + EVERY + " is measured")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /**
     * A tick has reached the view.
     *
     * @param millis after its trade; negative, by a clock that goes wrong, counts as 0
     */
    @Override
    public void accept(long millis) {
        if (ticks++ % EVERY != 0) {
            return;
        }
        Timer measured = timer;
        if (measured != null) {
            measured.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }
    }
}
