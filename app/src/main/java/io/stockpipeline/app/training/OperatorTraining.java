package io.stockpipeline.app.training;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.operator.StockPipelineOperator;
import io.stockpipeline.operator.metrics.OperatorMetrics;
import io.stockpipeline.operator.reconcile.Pace;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.Map;
import java.util.function.Supplier;

/** What the operator does with one pipeline, on a cluster that agrees with everything. */
record OperatorTraining(Rehearsal rehearsal, Supplier<EmbeddedBroker> kafka) implements TrainingPart {
    @Override
    public void run() throws InterruptedException {
        try (AgreeingApiServer cluster = AgreeingApiServer.start(rehearsal.pipeline("operator.json"));
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                                .withMasterUrl(cluster.url())
                                .build())
                        .build();
                OperatorMetrics metrics = new OperatorMetrics();
                StockPipelineOperator operator = new StockPipelineOperator(
                        client, settings(), "training", rehearsal.folder(), metrics, Pace.NORMAL, () -> {})) {
            operator.start();
            cluster.awaitStatus();
            metrics.page();
        }
    }

    private OperatorSettings settings() {
        try {
            return OperatorSettings.of(Map.of(
                    OperatorSettings.IMAGE,
                    "training",
                    OperatorSettings.BOOTSTRAP_SERVERS,
                    kafka.get().bootstrapServers(),
                    OperatorSettings.NETWORK_POLICIES,
                    "true"));
        } catch (OperatorSettings.FaultyEnvironmentException e) {
            throw new FailedException("training: " + e.getMessage(), e);
        }
    }
}
