package io.stockpipeline.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void shouldTellOfTheJvmFromTheBeginning() {
        try (MetricsPage page = new MetricsPage()) {
            assertThat(page.text())
                    .contains("jvm_memory_used_bytes{", "process_uptime_seconds ", "jvm_threads_live_threads ");
        }
    }

    @Test
    void shouldGoOnTellingWhatNobodyElseHolds() {
        try (MetricsPage page = new MetricsPage()) {
            page.add(List.of(new Counting()));
            System.gc();

            assertThat(page.text()).contains("test_things_total 3.0");
        }
    }

    @Test
    void shouldCloseWhatCanBeClosed() {
        AtomicInteger closed = new AtomicInteger();

        new MetricsPage().add(List.of(new Closing(closed))).close();

        assertThat(closed).hasValue(1);
    }

    /** Meters hold their objects weakly; this one is known to its binder only. */
    private static final class Counting implements MeterBinder {
        private final LongAdder things = new LongAdder();

        Counting() {
            things.add(3);
        }

        @Override
        public void bindTo(MeterRegistry registry) {
            FunctionCounter.builder("test.things", things, LongAdder::sum).register(registry);
        }
    }

    private record Closing(AtomicInteger closed) implements MeterBinder, AutoCloseable {
        @Override
        public void bindTo(MeterRegistry registry) {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
