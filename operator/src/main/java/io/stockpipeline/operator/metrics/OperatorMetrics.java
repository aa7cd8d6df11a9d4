package io.stockpipeline.operator.metrics;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.stockpipeline.operator.resource.Phase;
import java.util.function.ToDoubleFunction;

/** The framework's own metrics and the JVM's, as a page for Prometheus. */
public final class OperatorMetrics implements AutoCloseable {
    /** Of the page's text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    public OperatorMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /**
     * Counts pipelines by phase.
     *
     * @param count how many are in a phase now; asked at every look at the page, from any thread
     */
    public void pipelines(ToDoubleFunction<Phase> count) {
        for (Phase phase : Phase.values()) {
            Gauge.builder("stockpipeline.pipelines", phase, count)
                    .description("StockPipelines that this operator looks after, by phase")
                    .tag("phase", phase.name())
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** What the framework reports to. */
    public Metrics ofSdk() {
        return MicrometerMetrics.withoutPerResourceMetrics(registry);
    }

    /** The page. */
    public String page() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
