package io.stockpipeline.app.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All meters of this process as a text for Prometheus: those of the JVM from the beginning, others as they are added. */
public final class MetricsPage implements AutoCloseable {
    /** Where it is served. */
    public static final String PATH = "/metrics";

    /** Of the text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /** Meters hold what they read weakly: it lives as long as the page. */
    private final List<MeterBinder> bound = new CopyOnWriteArrayList<>();

    public MetricsPage() {
        add(List.of(
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                new JvmGcMetrics(),
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics()));
    }

    /** Adds meters; those that can be closed are closed with the page. */
    public MetricsPage add(List<? extends MeterBinder> binders) {
        for (MeterBinder binder : binders) {
            bound.add(binder);
            binder.bindTo(registry);
        }
        return this;
    }

    /** The page as it is now, in Prometheus' text format 0.0.4. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        for (MeterBinder binder : bound) {
            if (binder instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
        registry.close();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("meters were not closed", e);
        }
    }
}
