package io.stockpipeline.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.kafka.KafkaAccesses;
import io.stockpipeline.operator.metrics.OperatorMetrics;
import io.stockpipeline.operator.reconcile.Contest;
import io.stockpipeline.operator.reconcile.Pace;
import io.stockpipeline.operator.reconcile.StockPipelineReconciler;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator as a process runs it. Several may be started with one name: one of them leads, the others stand by and are
 * healthy all the same.
 */
public final class StockPipelineOperator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StockPipelineOperator.class);
    /** Looks at once. More would only wait for each other at the API server. */
    private static final int THREADS = 8;

    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEW = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int FIRST_RETRY_MILLIS = 1_000;
    private static final int LAST_RETRY_MILLIS = 60_000;

    private final Operator operator;
    private final OperatorSettings settings;
    private final KafkaAccesses kafkas;
    private final StockPipelineReconciler reconciler;
    private final Lease lease;
    private volatile boolean stopping;

    /**
     * Prepares; nothing is asked of the cluster yet but whether it knows the kinds that were asked for.
     *
     * @param client is closed with the operator
     * @param identity of this process among those of the same name: the pod's name
     * @param folder for files that Kafka's clients read
     * @param pace {@link Pace#NORMAL} but in tests
     * @param lost is told when leadership is lost; the process must end then, since another one works already
     */
    public StockPipelineOperator(
            KubernetesClient client,
            OperatorSettings settings,
            String identity,
            Path folder,
            OperatorMetrics metrics,
            Pace pace,
            Runnable lost) {
        this.settings = discovered(settings, client);
        this.kafkas = new KafkaAccesses(Clock.systemUTC());
        this.lease = new Lease(client, settings.namespace(), settings.name(), identity);
        this.operator = new Operator(configuration -> configure(configuration, client, identity, metrics, lost));
        this.reconciler = new StockPipelineReconciler(client, kafkas, this.settings, folder, pace, Clock.systemUTC());
        metrics.pipelines(reconciler::count);
        operator.register(reconciler, this::configure);
    }

    /** Without what this cluster has no kind for: to watch it would fail. Found by discovery, which everybody may do. */
    private static OperatorSettings discovered(OperatorSettings wanted, KubernetesClient client) {
        if (!wanted.podMonitors() || client.getApiGroup("monitoring.coreos.com") != null) {
            return wanted;
        }
        LOG.warn("this cluster has no PodMonitors (monitoring.coreos.com): none is made");
        return wanted.withoutPodMonitors();
    }

    private void configure(
            ConfigurationServiceOverrider configuration,
            KubernetesClient client,
            String identity,
            OperatorMetrics metrics,
            Runnable lost) {
        configuration
                .withKubernetesClient(client)
                .withConcurrentReconciliationThreads(THREADS)
                // No workflow of the framework is used.
                .withConcurrentWorkflowExecutorThreads(1)
                .withReconciliationTerminationTimeout(STOP)
                .withCloseClientOnStop(false)
                // A kind that must not be watched in one namespace must not stop the others.
                .withStopOnInformerErrorDuringStartup(true)
                .withMetrics(metrics.ofSdk());
        if (settings.leaderElection()) {
            configuration.withLeaderElectionConfiguration(
                    LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.name())
                            .withLeaseNamespace(settings.namespace())
                            .withIdentity(identity)
                            .withLeaseDuration(LEASE)
                            .withRenewDeadline(RENEW)
                            .withRetryPeriod(RETRY)
                            .withExitOnStopLeading(false)
                            .withLeaderCallbacks(new LeaderCallbacks(
                                    () -> LOG.info("leading as {}", identity),
                                    () -> stoppedLeading(lost),
                                    leader -> {}))
                            .build());
        }
    }

    private void stoppedLeading(Runnable lost) {
        if (!stopping) {
            LOG.error("leadership is lost: another operator works now, this process ends");
            lost.run();
        }
    }

    private static boolean matters(StockPipelineResource now, StockPipelineResource before) {
        return !Objects.equals(now.getMetadata().getUid(), before.getMetadata().getUid())
                || !Objects.equals(
                        now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !Objects.equals(
                        now.getMetadata().getDeletionTimestamp(),
                        before.getMetadata().getDeletionTimestamp())
                || !Objects.equals(Contest.given(now), Contest.given(before));
    }

    private void configure(ControllerConfigurationOverrider<StockPipelineResource> controller) {
        controller
                .withName("stockpipeline")
                .withFieldManager(Labels.MANAGER)
                // A pipeline is handed over by an annotation, which is no new generation; statuses are no reason to
                // look.
                .withGenerationAware(false)
                .withOnUpdateFilter(StockPipelineOperator::matters)
                // Deletion too: a finalizer is set only where topics go with the pipeline.
                .withTriggerReconcilerOnAllEvents(true)
                .withFinalizer(StockPipelineResource.FINALIZER)
                .withReconciliationMaxInterval(settings.resync())
                .withRetry(new GenericRetry()
                        .setInitialInterval(FIRST_RETRY_MILLIS)
                        .setIntervalMultiplier(2)
                        .setMaxInterval(LAST_RETRY_MILLIS)
                        .setMaxAttempts(-1));
        if (settings.watchNamespaces().isEmpty()) {
            controller.watchingAllNamespaces();
        } else {
            controller.settingNamespaces(settings.watchNamespaces());
        }
        if (settings.watchSelector() != null) {
            controller.withLabelSelector(settings.watchSelector());
        }
    }

    /**
     * Starts to work, or to stand by.
     *
     * @throws io.javaoperatorsdk.operator.OperatorException when the cluster cannot be watched
     */
    public void start() {
        operator.start();
        LOG.info(
                "watching StockPipelines of {} as {}",
                settings.watchNamespaces().isEmpty()
                        ? "all namespaces"
                        : settings.watchNamespaces().stream().sorted().collect(Collectors.joining(", ")),
                settings.identity());
    }

    /** Whether every watch is alive; words about those that are not. */
    public String unhealthy() {
        return operator.getRuntimeInfo().unhealthyEventSources().values().stream()
                .flatMap(sources -> sources.keySet().stream())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whether it has been started. */
    public boolean isStarted() {
        return operator.getRuntimeInfo().isStarted();
    }

    /** Ends the looks that are under way, and hands leadership over at once. */
    @Override
    public void close() {
        stopping = true;
        reconciler.stop(STOP);
        operator.stop();
        kafkas.close();
        if (settings.leaderElection()) {
            lease.release();
        }
    }
}
