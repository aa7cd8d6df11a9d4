package io.stockpipeline.app.role;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.health.HealthCheck;
import io.stockpipeline.app.health.HealthServer;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.operator.StockPipelineOperator;
import io.stockpipeline.operator.metrics.OperatorMetrics;
import io.stockpipeline.operator.reconcile.Pace;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs the operator until it is told to stop, or until another one leads. */
public final class OperatorRun {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final OperatorSettings settings;
    private final @Nullable InetSocketAddress healthAddress;
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile @Nullable StockPipelineOperator operator;

    /**
     * Prepares.
     *
     * @param healthAddress where health and metrics are told; absent: nowhere
     */
    public OperatorRun(OperatorSettings settings, @Nullable InetSocketAddress healthAddress) {
        this.settings = settings;
        this.healthAddress = healthAddress;
    }

    /**
     * Runs until the signal is given.
     *
     * @throws FailedException when the cluster cannot be watched, or leadership is lost
     */
    public void run(StopSignal stop) throws InterruptedException {
        // Kafka's clients ask this property before they send anything to a token endpoint.
        System.setProperty(
                "org.apache.kafka.sasl.oauthbearer.allowed.urls", String.join(",", settings.oauthAllowedUrls()));
        try (OperatorMetrics metrics = new OperatorMetrics()) {
            if (healthAddress == null) {
                work(stop, metrics);
                return;
            }
            HealthServer health = HealthServer.start(healthAddress, new OperatorHealth());
            try {
                health.serve("/metrics", OperatorMetrics.CONTENT_TYPE, metrics::page);
                work(stop, metrics);
            } finally {
                health.close();
            }
        }
    }

    private void work(StopSignal stop, OperatorMetrics metrics) throws InterruptedException {
        try (KubernetesClient client = new KubernetesClientBuilder().build();
                StockPipelineOperator started = started(client, metrics)) {
            operator = started;
            while (stop.await(LOOK).isEmpty()) {
                if (lost.get()) {
                    throw new FailedException("leadership is lost: another operator works now");
                }
            }
        }
    }

    private StockPipelineOperator started(KubernetesClient client, OperatorMetrics metrics) {
        StockPipelineOperator made = new StockPipelineOperator(
                client,
                settings,
                identity(),
                Path.of(System.getProperty("java.io.tmpdir")),
                metrics,
                Pace.NORMAL,
                () -> lost.set(true));
        try {
            made.start();
            return made;
        } catch (OperatorException | KubernetesClientException e) {
            made.close();
            throw new FailedException(
                    "the cluster at " + client.getMasterUrl() + " cannot be watched: " + e.getMessage()
                            + " (is it there, is the definition of StockPipelines installed, and may this operator watch"
                            + " them?)",
                    e);
        }
    }

    /** The pod's name; elsewhere anything that nobody else is called. */
    private static String identity() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /** One that stands by is as ready as the one that leads: else a roll-out would wait for ever. */
    private final class OperatorHealth implements HealthCheck {
        @Override
        public Health live() {
            return lost.get() ? Health.not("leadership is lost") : Health.ok();
        }

        @Override
        public Health ready() {
            StockPipelineOperator present = operator;
            if (present == null || !present.isStarted()) {
                return Health.not("starting");
            }
            String unhealthy = present.unhealthy();
            return unhealthy.isEmpty() ? Health.ok() : Health.not("these watches are down: " + unhealthy);
        }
    }
}
