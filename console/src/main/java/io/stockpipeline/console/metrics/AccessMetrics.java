package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.LongSupplier;

/**
 * Who was turned away.
 *
 * @param refused requests without a good token since the start
 * @param limited requests from an address that asked too often since the start
 */
public record AccessMetrics(LongSupplier refused, LongSupplier limited) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("stockpipeline.console.requests.refused", refused, LongSupplier::getAsLong)
                .description("Requests without a good token")
                .register(registry);
        FunctionCounter.builder("stockpipeline.console.requests.limited", limited, LongSupplier::getAsLong)
                .description("Requests from an address that asked too often")
                .register(registry);
    }
}
