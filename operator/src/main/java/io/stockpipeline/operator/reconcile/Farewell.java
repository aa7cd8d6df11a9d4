package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.kafka.KafkaProblem;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.status.EventRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a pipeline whose topics go with it: first its pods, then, when none is left that could write, its topics. A
 * Kafka that does not answer holds it up for a while, not for ever.
 */
final class Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    /** So long a dead Kafka is waited for before the topics are left behind. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final StockPipelineResource resource;
    private final Pipeline pipeline;
    private final Context<StockPipelineResource> context;
    private final KafkaSide kafka;
    private final EventRecorder events;
    private final Instant now;

    Farewell(
            StockPipelineResource resource,
            Pipeline pipeline,
            Context<StockPipelineResource> context,
            KafkaSide kafka,
            EventRecorder events,
            Instant now) {
        this.resource = resource;
        this.pipeline = pipeline;
        this.context = context;
        this.kafka = kafka;
        this.events = events;
        this.now = now;
    }

    /**
     * One step.
     *
     * @return what is waited for; empty: it is done, and nothing holds the pipeline any more
     */
    Optional<String> step(OwnedKinds owned) throws InterruptedException {
        Observed observed = Observed.of(context, owned);
        for (PipelineRole role : PipelineRole.values()) {
            observed.workload(pipeline.nameOf(role))
                    .ifPresent(
                            workload -> context.getClient().resource(workload).delete());
        }
        int pods = pods(context.getClient());
        if (pods > 0) {
            return Optional.of(pods + (pods == 1 ? " pod has" : " pods have") + " still to end");
        }
        try {
            SecretReader secrets = new SecretReader(context.getClient(), pipeline.namespace());
            kafka.keeper(pipeline, kafka.address(pipeline, secrets)).delete();
            LOG.info("deleted the topics of {}", pipeline.read().qualifiedName());
            return Optional.empty();
        } catch (KafkaProblem | KafkaSide.NoAddressException | SecretReader.MissingSecretException e) {
            return waitForKafka(String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> waitForKafka(String problem) {
        Instant asked = Instant.parse(resource.getMetadata().getDeletionTimestamp());
        if (asked.plus(PATIENCE).isAfter(now)) {
            return Optional.of("the topics cannot be deleted: " + problem);
        }
        events.warning(
                resource,
                "TopicsLeftBehind",
                "the topics " + pipeline.read().qualifiedName() + ".* could not be deleted in " + PATIENCE.toMinutes()
                        + " minutes and stay: " + problem);
        return Optional.empty();
    }

    private int pods(KubernetesClient client) {
        return client.pods()
                .inNamespace(pipeline.namespace())
                .withLabels(Labels.selector(pipeline.name()))
                .list()
                .getItems()
                .size();
    }
}
