package io.stockpipeline.operator.reconcile;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.operator.desired.DesiredObjects;
import io.stockpipeline.operator.desired.Facts;
import io.stockpipeline.operator.desired.InvalidTemplateException;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.Replicas;
import io.stockpipeline.operator.kafka.Flow;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import io.stockpipeline.operator.status.EventRecorder;
import io.stockpipeline.operator.status.StatusDraft;
import io.stockpipeline.operator.topics.TopicsReport;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One look at one valid pipeline: its topics, its workloads, how its ticks flow. What is found goes into the draft of the
 * status; nothing is thrown that a condition can say.
 */
final class Look {
    private final StockPipelineResource resource;
    private final Pipeline pipeline;
    private final Context<StockPipelineResource> context;
    private final Tools tools;
    private final PipelineMemory memory;
    private final StatusDraft draft;
    private final Instant now;

    /**
     * What every look uses.
     *
     * @param owned the kinds that belong to pipelines
     */
    record Tools(OperatorSettings settings, KafkaSide kafka, Applier applier, OwnedKinds owned, EventRecorder events) {}

    Look(
            StockPipelineResource resource,
            Pipeline pipeline,
            Context<StockPipelineResource> context,
            Tools tools,
            PipelineMemory memory,
            StatusDraft draft,
            Instant now) {
        this.resource = resource;
        this.pipeline = pipeline;
        this.context = context;
        this.tools = tools;
        this.memory = memory;
        this.draft = draft;
        this.now = now;
    }

    /**
     * Looks.
     *
     * @throws InvalidTemplateException when a template holds what Kubernetes does not take
     */
    void run() throws InvalidTemplateException, InterruptedException {
        // Until it is read: an old figure beside a new trouble would be a lie.
        draft.lag(null);
        Observed observed = Observed.of(context, tools.owned());
        WorkloadSide workloads = new WorkloadSide(pipeline, context, tools.applier(), observed);
        SecretReader secrets = new SecretReader(context.getClient(), pipeline.namespace());
        KafkaLook kafka = new KafkaLook(resource, pipeline, tools.kafka(), tools.events(), memory, draft);
        KafkaSide.Address address = kafka.address(secrets);
        if (address == null) {
            // Pods cannot be drawn up without an address; those that run go on.
            findings(() -> false).find(workloads, Optional.empty());
            return;
        }
        ComponentFindings findings = findings(() -> kafka.atEnd(
                address,
                observed.configName(pipeline.nameOf(PipelineRole.EXTRACTOR)).flatMap(observed::configMap),
                now));
        draft.kafka(address.connection().bootstrapServers());
        Flow flow = null;
        if (kafka.topics(address)) {
            kafka.standbyCopies(address);
            flow = kafka.flow(address);
        } else if (kafka.has(TopicsReport.Reason.PartitionsImmutable)) {
            // Pods for another number of partitions than there are would wait for ever; those that run go on.
            findings.find(workloads, Optional.empty());
            return;
        }
        int replicas = replicas(flow);
        Facts.SecretsHash hashes = new SecretHashes(pipeline, secrets, observed, draft).read(address.secretHash());
        DesiredObjects desired = DesiredObjects.of(pipeline, facts(address, hashes, replicas), tools.settings());
        Optional<PipelineRole> held = new Rollout(pipeline, desired, observed).held();
        workloads.apply(desired, held);
        if (!workloads.done().isEmpty()) {
            tools.events().normal(resource, "Applied", String.join("; ", workloads.done()));
        }
        findings.find(workloads, held);
        draft.replicas(workloads.state(PipelineRole.PROCESSOR).actual(), replicas);
    }

    /** How many pods the processor should have. */
    private int replicas(@Nullable Flow flow) {
        StockPipelineSpec spec = pipeline.spec();
        ProcessorSpec.Autoscaling policy = spec.processor().autoscaling();
        if (policy == null) {
            memory.forgetReplicas();
            return spec.processor().replicas();
        }
        Integer chosen = memory.replicas(resource);
        int current = chosen == null ? policy.minReplicas() : chosen;
        if (flow == null || spec.suspend()) {
            return current;
        }
        int useful = Replicas.of(spec, Integer.MAX_VALUE).created();
        int decided = memory.autoscaler()
                .decide(policy, current, useful, flow.lag(), now)
                .map(decision -> {
                    tools.events()
                            .normal(
                                    resource,
                                    "Scaled",
                                    "processor from " + current + " to " + decision.replicas() + ": " + decision.why());
                    return decision.replicas();
                })
                .orElse(current);
        memory.replicas(decided);
        return decided;
    }

    private ComponentFindings findings(BooleanSupplier atEnd) {
        return new ComponentFindings(pipeline, draft, atEnd);
    }

    private Facts facts(KafkaSide.Address address, Facts.SecretsHash hashes, int replicas) {
        String image = pipeline.spec().image();
        return new Facts(
                resource.getMetadata().getUid(),
                address.connection().bootstrapServers(),
                hashes,
                replicas,
                image == null ? tools.settings().image() : image);
    }
}
