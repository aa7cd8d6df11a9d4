package io.stockpipeline.operator.reconcile;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.operator.OperatorSettings;
import io.stockpipeline.operator.desired.DesiredObjects;
import io.stockpipeline.operator.desired.Facts;
import io.stockpipeline.operator.desired.InvalidTemplateException;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.Replicas;
import io.stockpipeline.operator.desired.RoleConfig;
import io.stockpipeline.operator.desired.SecretNames;
import io.stockpipeline.operator.kafka.Flow;
import io.stockpipeline.operator.kafka.KafkaProblem;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.status.EventRecorder;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import io.stockpipeline.operator.status.WorkloadState;
import io.stockpipeline.operator.topics.TopicsReport;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
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
    private final SecretReader secrets;
    private final Observed observed;

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
        this.secrets = new SecretReader(context.getClient(), pipeline.namespace());
        this.observed = Observed.of(context, tools.owned());
    }

    /**
     * Looks.
     *
     * @throws InvalidTemplateException when a template holds what Kubernetes does not take
     */
    void run() throws InvalidTemplateException, InterruptedException {
        WorkloadSide workloads = new WorkloadSide(pipeline, context, tools.applier(), observed);
        KafkaSide.Address address = address();
        if (address == null) {
            // Pods cannot be drawn up without an address; those that run go on.
            findWorkloads(workloads, Optional.empty(), null);
            return;
        }
        draft.kafka(address.connection().bootstrapServers());
        Flow flow = null;
        if (topics(address)) {
            standbyCopies(address);
            flow = flow(address);
        } else if (has(TopicsReport.Reason.PartitionsImmutable)) {
            // Pods for another number of partitions than there are would wait for ever; those that run go on.
            findWorkloads(workloads, Optional.empty(), address);
            return;
        }
        int replicas = replicas(flow);
        DesiredObjects desired = DesiredObjects.of(pipeline, facts(address, replicas), tools.settings());
        Optional<PipelineRole> held = new Rollout(pipeline, desired, observed).held();
        workloads.apply(desired, held);
        if (!workloads.done().isEmpty()) {
            tools.events().normal(resource, "Applied", String.join("; ", workloads.done()));
        }
        findWorkloads(workloads, held, address);
        draft.replicas(workloads.state(PipelineRole.PROCESSOR).actual(), replicas);
    }

    private KafkaSide.@Nullable Address address() {
        try {
            return tools.kafka().address(pipeline, secrets);
        } catch (SecretReader.MissingSecretException e) {
            draft.found(ConditionType.TopicsReady, Finding.failed("SecretMissing", String.valueOf(e.getMessage())));
        } catch (KafkaSide.NoAddressException e) {
            draft.found(ConditionType.TopicsReady, Finding.failed("NoKafka", String.valueOf(e.getMessage())));
        } catch (KafkaProblem e) {
            draft.found(ConditionType.TopicsReady, finding(e));
        }
        draft.lag(null);
        return null;
    }

    /** Keeps the topics. */
    private boolean topics(KafkaSide.Address address) throws InterruptedException {
        try {
            TopicsReport report =
                    tools.kafka().keeper(pipeline, address).keep(memory.topicsSeen(memory.status(resource)));
            if (!report.done().isEmpty()) {
                tools.events().normal(resource, "TopicsChanged", String.join("; ", report.done()));
            }
            draft.found(ConditionType.TopicsReady, finding(report));
            if (report.reason() == TopicsReport.Reason.TopicDeletedExternally) {
                tools.events().warning(resource, report.reason().name(), report.message());
            }
            if (report.ready()) {
                memory.sawTopics();
            }
            return report.ready() || report.reason() == TopicsReport.Reason.ReplicationFactorImmutable;
        } catch (KafkaProblem e) {
            draft.found(ConditionType.TopicsReady, finding(e));
            draft.lag(null);
            return false;
        }
    }

    private boolean has(TopicsReport.Reason reason) {
        return draft.finding(ConditionType.TopicsReady)
                .filter(found -> found.reason().equals(reason.name()))
                .isPresent();
    }

    private static Finding finding(TopicsReport report) {
        String reason = report.reason().name();
        if (report.ready()) {
            return Finding.good(reason, report.message());
        }
        return switch (report.reason()) {
            case PartitionsImmutable, ReplicationFactorImmutable -> Finding.failed(reason, report.message());
            default -> Finding.waiting(reason, report.message());
        };
    }

    private static Finding finding(KafkaProblem problem) {
        String reason = problem.reason().name();
        return problem.mayPass()
                ? Finding.waiting(reason, String.valueOf(problem.getMessage()))
                : Finding.failed(reason, String.valueOf(problem.getMessage()));
    }

    /** A pipeline works without them too: what stands against it is said, once, and no condition turns on it. */
    private void standbyCopies(KafkaSide.Address address) throws InterruptedException {
        try {
            tools.kafka().standbyCopies(pipeline, address);
        } catch (KafkaProblem e) {
            String words = String.valueOf(e.getMessage());
            if (!e.mayPass() && memory.isNew(words)) {
                tools.events().warning(resource, "StandbyCopiesNotSet", words);
            }
        }
    }

    private @Nullable Flow flow(KafkaSide.Address address) throws InterruptedException {
        try {
            Flow flow = tools.kafka().flow(pipeline, address);
            draft.lag(flow.lag());
            draft.lastTick(flow.lastTick());
            return flow;
        } catch (KafkaProblem e) {
            draft.lag(null);
            return null;
        }
    }

    /** How many pods the processor should have. */
    private int replicas(@Nullable Flow flow) {
        StockPipelineSpec spec = pipeline.spec();
        ProcessorSpec.Autoscaling policy = spec.processor().autoscaling();
        if (policy == null) {
            return spec.processor().replicas();
        }
        Integer chosen = memory.status(resource).desiredReplicas();
        int current = chosen == null ? policy.minReplicas() : chosen;
        if (flow == null || spec.suspend()) {
            return current;
        }
        int useful = Replicas.of(spec, Integer.MAX_VALUE).created();
        return memory.autoscaler()
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
    }

    private Facts facts(KafkaSide.Address address, int replicas) {
        String image = pipeline.spec().image();
        return new Facts(
                resource.getMetadata().getUid(),
                address.connection().bootstrapServers(),
                new Facts.SecretsHash(address.secretHash(), sourceHash(), consoleHash()),
                replicas,
                image == null ? tools.settings().image() : image);
    }

    private @Nullable String sourceHash() {
        Optional<String> name = SecretNames.source(pipeline.spec());
        if (name.isEmpty()) {
            return null;
        }
        String hash = hash(name.get(), "spec.source", ConditionType.ExtractorReady);
        return hash == null ? running(PipelineRole.EXTRACTOR) : hash;
    }

    private @Nullable String consoleHash() {
        if (!DesiredObjects.components(pipeline, tools.settings()).contains(PipelineRole.CONSOLE)) {
            return null;
        }
        TreeMap<String, String> hashes = new TreeMap<>();
        for (String name : SecretNames.console(pipeline.spec())) {
            String hash = hash(name, "spec.console", ConditionType.ConsoleReady);
            if (hash == null) {
                return running(PipelineRole.CONSOLE);
            }
            hashes.put(name, hash);
        }
        return hashes.isEmpty() ? null : RoleConfig.digest(hashes.toString());
    }

    /** The hash that the pods run with: they must not be rolled because a Secret is away for a while. */
    private @Nullable String running(PipelineRole role) {
        return observed.template(pipeline.nameOf(role))
                .map(Facts.SecretsHash::own)
                .orElse(null);
    }

    /** The hash of a Secret; while it is missing new pods wait for it, and the condition says so. */
    private @Nullable String hash(String name, String field, ConditionType of) {
        try {
            return secrets.read(name, field).hash();
        } catch (SecretReader.MissingSecretException e) {
            draft.found(of, Finding.failed("SecretMissing", String.valueOf(e.getMessage())));
            return null;
        }
    }

    private void findWorkloads(WorkloadSide workloads, Optional<PipelineRole> held, KafkaSide.@Nullable Address address)
            throws InterruptedException {
        if (pipeline.hasExtractor()) {
            find(
                    ConditionType.ExtractorReady,
                    workloads.finding(PipelineRole.EXTRACTOR, held, state -> extractor(state, address)));
        } else {
            find(
                    ConditionType.ExtractorReady,
                    Finding.good("NotNeeded", "the ticks are in Kafka already: there is nothing to fetch"));
        }
        find(ConditionType.ProcessorReady, workloads.finding(PipelineRole.PROCESSOR, held, this::processor));
        find(
                ConditionType.ConsoleReady,
                DesiredObjects.components(pipeline, tools.settings()).contains(PipelineRole.CONSOLE)
                        ? workloads.finding(PipelineRole.CONSOLE, held, state -> running("console", state))
                        : Finding.good(
                                "SwitchedOff",
                                pipeline.spec().console().enabled()
                                        ? "this version of the operator has no console yet"
                                        : "spec.console.enabled is false"));
    }

    /** A missing Secret says more than pods that wait for it. */
    private void find(ConditionType type, Finding finding) {
        if (draft.finding(type).isEmpty()) {
            draft.found(type, finding);
        }
    }

    private Finding extractor(WorkloadState state, KafkaSide.@Nullable Address address) {
        if (pipeline.spec().suspend()) {
            return suspended("extractor");
        }
        if (address != null && pipeline.spec().source().selected().finite() && atEnd(address)) {
            return Finding.good("SourceCompleted", "the source has come to its end; everything it had is in Kafka");
        }
        return running("extractor", state);
    }

    private boolean atEnd(KafkaSide.Address address) {
        String config = PipelineRole.EXTRACTOR.partText(pipeline.tree());
        if (memory.isCompleted(config)) {
            return true;
        }
        try {
            boolean end = draft.finding(ConditionType.TopicsReady)
                            .filter(Finding::ready)
                            .isPresent()
                    && tools.kafka().atEnd(pipeline, address);
            if (end) {
                memory.completed(config);
                tools.events().normal(resource, "SourceCompleted", "the source has come to its end");
            }
            return end;
        } catch (KafkaProblem e) {
            return false;
        }
    }

    private Finding processor(WorkloadState state) {
        if (pipeline.spec().suspend()) {
            return suspended("processor");
        }
        Replicas replicas = Replicas.of(pipeline.spec(), state.wanted());
        int wanted = Math.max(replicas.wanted(), pipeline.spec().processor().replicas());
        return wanted > state.wanted() && pipeline.spec().processor().autoscaling() == null
                ? Finding.good(
                        "CappedByPartitions",
                        state.wanted() + " pods run, not " + wanted + ": a pod more than partitions"
                                + " and their standby copies would have nothing to do")
                : running("processor", state);
    }

    private static Finding suspended(String role) {
        return Finding.waiting("Suspended", "spec.suspend is true: the " + role + " has no pods, its state stays");
    }

    private static Finding running(String role, WorkloadState state) {
        return state.wanted() == 0
                ? Finding.good("ScaledToZero", "the " + role + " has no pods, as the spec says")
                : Finding.good(
                        "Running",
                        "the " + role + ": " + state.wanted() + (state.wanted() == 1 ? " pod runs" : " pods run"));
    }
}
