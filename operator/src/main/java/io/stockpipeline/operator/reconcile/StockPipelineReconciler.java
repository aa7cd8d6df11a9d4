package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.schema.Fault;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.operator.desired.InvalidTemplateException;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.kafka.KafkaAccesses;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.settings.OperatorSettings;
import io.stockpipeline.operator.status.EventRecorder;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import io.stockpipeline.operator.status.StatusWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Makes of each StockPipeline what it says. A look goes: whose is it; is it on its way out; is it valid; then topics,
 * workloads and figures ({@link Look}); then the status, if it differs.
 *
 * <p>What the conditions mean: {@code TopicsReady} the topics are as the spec wants them; {@code ExtractorReady},
 * {@code ProcessorReady}, {@code ConsoleReady} the workload runs the newest revision, all of it; {@code Ready} all of these;
 * {@code Contested} this operator keeps its hands off, since another one looks after the pipeline.
 */
public final class StockPipelineReconciler implements Reconciler<StockPipelineResource> {
    /** Until a successor that came at once is looked at again. */
    private static final Duration SUCCESSOR = Duration.ofSeconds(1);

    private final OperatorSettings settings;
    private final Pace pace;
    private final Clock clock;
    private final Look.Tools tools;
    private final Speaker speaker;
    private final Looks looks = new Looks();
    private final SimpleInboundEventSource<StockPipelineResource> again = new SimpleInboundEventSource<>();
    private final Map<ResourceID, PipelineMemory> memories = new ConcurrentHashMap<>();

    /**
     * Prepares.
     *
     * @param folder for files that Kafka's clients read
     */
    public StockPipelineReconciler(
            KubernetesClient client,
            KafkaAccesses kafkas,
            OperatorSettings settings,
            Path folder,
            Pace pace,
            Clock clock) {
        this.pace = pace;
        this.settings = settings;
        this.clock = clock;
        this.tools = new Look.Tools(
                settings,
                new KafkaSide(client, kafkas, settings, folder),
                new Applier(),
                OwnedKinds.of(settings),
                new EventRecorder(client, clock, settings.identity()));
        this.speaker =
                new Speaker(new StatusWriter(client, settings.identity()), tools.events(), settings.identity(), clock);
    }

    @Override
    public List<EventSource<?, StockPipelineResource>> prepareEventSources(
            EventSourceContext<StockPipelineResource> context) {
        List<EventSource<?, StockPipelineResource>> sources =
                new ArrayList<>(tools.owned().eventSources(context));
        sources.add(again);
        return sources;
    }

    /** Ends: no look begins any more, and those under way are waited for. */
    public void stop(Duration patience) {
        looks.stop(patience);
    }

    @Override
    public UpdateControl<StockPipelineResource> reconcile(
            StockPipelineResource resource, Context<StockPipelineResource> context) throws InterruptedException {
        if (!looks.begin()) {
            return UpdateControl.noUpdate();
        }
        try {
            return looked(resource, context);
        } finally {
            looks.end();
        }
    }

    private UpdateControl<StockPipelineResource> looked(
            StockPipelineResource resource, Context<StockPipelineResource> context) throws InterruptedException {
        ResourceID id = ResourceID.fromResource(resource);
        // The framework tells of the deletion even when a successor of the same name is there already, and tells of
        // that one
        // no more: it is looked at here.
        boolean succeeded = context.isPrimaryResourceDeleted()
                && context.getPrimaryCache().get(id).isPresent();
        if (context.isPrimaryResourceDeleted() && !succeeded) {
            memories.remove(id);
            tools.applier()
                    .forget(
                            resource.getMetadata().getNamespace(),
                            resource.getMetadata().getName());
            return UpdateControl.noUpdate();
        }
        String uid = resource.getMetadata().getUid();
        PipelineMemory memory = Objects.requireNonNull(memories.compute(
                id,
                (key, known) -> known != null && known.isOf(uid) ? known : new PipelineMemory(uid, pace.perWrite())));
        Optional<String> other = Contest.other(resource, settings.identity());
        if (other.isPresent()) {
            speaker.standBack(resource, memory, other.get());
            return UpdateControl.<StockPipelineResource>noUpdate().rescheduleAfter(settings.resync());
        }
        Duration next = look(resource, context, memory);
        if (succeeded) {
            // After a deletion the framework schedules nothing, and forgets what came meanwhile.
            CompletableFuture.delayedExecutor(SUCCESSOR.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> again.propagateEvent(id));
            return UpdateControl.noUpdate();
        }
        return UpdateControl.<StockPipelineResource>noUpdate().rescheduleAfter(next);
    }

    private Duration look(StockPipelineResource resource, Context<StockPipelineResource> context, PipelineMemory memory)
            throws InterruptedException {
        memory.standsBack(null);
        Instant now = clock.instant();
        StockPipelineStatus before = memory.status(resource);
        StatusDraft draft = new StatusDraft(
                before, Objects.requireNonNull(resource.getMetadata().getGeneration()), now);
        Pipeline pipeline;
        try {
            pipeline = Pipeline.read(resource);
        } catch (InvalidPipelineException e) {
            if (resource.isMarkedForDeletion()) {
                letGo(resource, context);
                return settings.resync();
            }
            return invalid(
                    resource,
                    memory,
                    draft,
                    e.faults().stream().map(Fault::toString).collect(Collectors.joining("; ")));
        }
        if (resource.isMarkedForDeletion()) {
            return farewell(resource, pipeline, context, memory, draft, now);
        }
        describe(draft, pipeline);
        if (pipeline.spec().paused()) {
            draft.phase(Phase.Paused);
            return speaker.write(resource, memory, draft, settings.resync());
        }
        Hold.set(
                context.getClient(),
                resource,
                pipeline.spec().topics().deletionPolicy() == TopicsSpec.DeletionPolicy.Delete);
        try {
            new Look(resource, pipeline, context, tools, memory, draft, now).run();
        } catch (InvalidTemplateException e) {
            return invalid(resource, memory, draft, String.valueOf(e.getMessage()));
        }
        Summary.complete(draft, pipeline.spec(), before);
        boolean well = pipeline.spec().suspend()
                || draft.finding(ConditionType.Ready).filter(Finding::ready).isPresent();
        return speaker.write(resource, memory, draft, well ? pace.figures() : pace.trouble());
    }

    /** How many pipelines are in a phase; from any thread. */
    public long count(Phase phase) {
        return memories.values().stream()
                .filter(memory -> memory.phase() == phase)
                .count();
    }

    private static void describe(StatusDraft draft, Pipeline pipeline) {
        String selector = Labels.selector(pipeline.name(), PipelineRole.PROCESSOR).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
        draft.spec(
                pipeline.spec().takesAnySymbol() ? 0 : pipeline.spec().symbols().size(),
                pipeline.spec().source().selected().key(),
                selector);
    }

    /** What runs stays as it was: half an edit is worse than none. */
    private Duration invalid(StockPipelineResource resource, PipelineMemory memory, StatusDraft draft, String faults) {
        draft.found(ConditionType.Ready, Finding.failed("InvalidSpec", faults));
        draft.phase(Phase.Failed);
        return speaker.write(resource, memory, draft, settings.resync());
    }

    private Duration farewell(
            StockPipelineResource resource,
            Pipeline pipeline,
            Context<StockPipelineResource> context,
            PipelineMemory memory,
            StatusDraft draft,
            Instant now)
            throws InterruptedException {
        if (!resource.hasFinalizer(StockPipelineResource.FINALIZER)) {
            return settings.resync();
        }
        if (pipeline.spec().topics().deletionPolicy() == TopicsSpec.DeletionPolicy.Retain) {
            // The policy was changed a moment before the deletion: what the spec says last counts.
            Hold.set(context.getClient(), resource, false);
            return settings.resync();
        }
        Optional<String> waiting =
                new Farewell(resource, pipeline, context, tools.kafka(), tools.events(), now).step(tools.owned());
        if (waiting.isEmpty()) {
            Hold.set(context.getClient(), resource, false);
            return settings.resync();
        }
        draft.found(ConditionType.Ready, Finding.waiting("Terminating", waiting.get()));
        draft.phase(Phase.Terminating);
        return speaker.write(resource, memory, draft, pace.trouble());
    }

    /** Nobody can say what an invalid pipeline's topics are; it must not be held for ever because of it. */
    private void letGo(StockPipelineResource resource, Context<StockPipelineResource> context) {
        if (resource.hasFinalizer(StockPipelineResource.FINALIZER)) {
            tools.events()
                    .warning(
                            resource,
                            "TopicsLeftBehind",
                            "the topics " + resource.getMetadata().getNamespace() + "."
                                    + resource.getMetadata().getName() + ".* stay: the spec is invalid");
            Hold.set(context.getClient(), resource, false);
        }
    }
}
