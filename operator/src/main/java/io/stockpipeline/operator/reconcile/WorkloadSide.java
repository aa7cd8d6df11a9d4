package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.DesiredObjects;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.PodTrouble;
import io.stockpipeline.operator.status.WorkloadState;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The Kubernetes side of one look: applies what differs, takes away what is too much, and finds how the workloads are. */
final class WorkloadSide {
    /** A webhook's no, a missing right or a quota, a value that cannot be: none of them mends itself. */
    private static final Set<Integer> REFUSED =
            Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, 422);
    /** A field that does not exist is answered as if the server had failed. */
    private static final String NO_SUCH_FIELD = "failed to create typed patch object";

    /** The one in use and the one before, which a pod of the old revision may still start from. */
    private static final int CONFIGS_KEPT = 2;

    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    /** Times are whole seconds; what was made in the same one is told apart by the versions. */
    private static final Comparator<ConfigMap> NEWEST_FIRST = Comparator.comparing(
                    (ConfigMap config) -> config.getMetadata().getCreationTimestamp())
            .thenComparing(config -> Long.valueOf(config.getMetadata().getResourceVersion()))
            .reversed();

    private final Pipeline pipeline;
    private final Context<StockPipelineResource> context;
    private final Applier applier;
    private final Observed observed;
    private final Map<PipelineRole, HasMetadata> workloads = new EnumMap<>(PipelineRole.class);
    private final Map<PipelineRole, Finding> refusals = new EnumMap<>(PipelineRole.class);
    private final List<String> done = new ArrayList<>();

    WorkloadSide(Pipeline pipeline, Context<StockPipelineResource> context, Applier applier, Observed observed) {
        this.pipeline = pipeline;
        this.context = context;
        this.applier = applier;
        this.observed = observed;
        for (PipelineRole role : PipelineRole.values()) {
            observed.workload(pipeline.nameOf(role)).ifPresent(workload -> workloads.put(role, workload));
        }
    }

    /** Makes things as they should be, but for the component that has to wait. */
    void apply(DesiredObjects desired, Optional<PipelineRole> held) {
        Optional<Finding> common = refusal(() -> desired.common().forEach(this::applyOne));
        for (PipelineRole role : PipelineRole.values()) {
            if (desired.parts().containsKey(role) && held.filter(role::equals).isEmpty()) {
                // The other parts go on: what is refused here is no fault of theirs.
                common.or(() -> refusal(() -> applyPart(role, desired.parts().getOrDefault(role, List.of()))))
                        .ifPresent(finding -> refusals.put(role, finding));
            }
        }
        prune(desired, held);
    }

    private void applyPart(PipelineRole role, List<HasMetadata> objects) {
        for (HasMetadata object : objects) {
            HasMetadata result = applyOne(object);
            if (WORKLOADS.contains(object.getKind())) {
                workloads.put(role, result);
            }
        }
    }

    /** What stands against it for good; anything else is thrown, and tried again. */
    private static Optional<Finding> refusal(Runnable apply) {
        try {
            apply.run();
            return Optional.empty();
        } catch (NameTakenException e) {
            return Optional.of(Finding.failed("NameTaken", String.valueOf(e.getMessage())));
        } catch (KubernetesClientException e) {
            if (!REFUSED.contains(e.getCode()) && !words(e).contains(NO_SUCH_FIELD)) {
                throw e;
            }
            return Optional.of(Finding.failed("ApplyRefused", "the API server refuses it: " + words(e)));
        }
    }

    private HasMetadata applyOne(HasMetadata object) {
        Optional<HasMetadata> actual =
                observed.find(object.getKind(), object.getMetadata().getName());
        Applier.Applied applied = applier.apply(object, actual, context);
        if (applied.outcome() != Applier.Outcome.UNCHANGED && WORKLOADS.contains(object.getKind())) {
            done.add((applied.outcome() == Applier.Outcome.CREATED ? "created " : "changed ") + object.getKind() + " "
                    + object.getMetadata().getName());
        }
        return applied.object();
    }

    private static String words(KubernetesClientException e) {
        return e.getStatus() == null || e.getStatus().getMessage() == null
                ? String.valueOf(e.getMessage())
                : e.getStatus().getMessage();
    }

    /** Takes away what the spec does not ask for any more. Volumes and topics are never among it. */
    private void prune(DesiredObjects desired, Optional<PipelineRole> held) {
        Set<String> wanted =
                desired.all().stream().map(WorkloadSide::key).collect(Collectors.toCollection(HashSet::new));
        wanted.addAll(keptConfigs(desired));
        for (HasMetadata object : observed.objects()) {
            boolean waits = held.map(PipelineRole::label)
                    .filter(role -> role.equals(object.getMetadata().getLabels().get(Labels.COMPONENT)))
                    .isPresent();
            boolean refused = refusals.keySet().stream()
                    .anyMatch(role ->
                            role.label().equals(object.getMetadata().getLabels().get(Labels.COMPONENT)));
            if (!wanted.contains(key(object)) && !object.isMarkedForDeletion() && !waits && !refused) {
                context.getClient().resource(object).delete();
                if (WORKLOADS.contains(object.getKind())) {
                    done.add("deleted " + object.getKind() + " "
                            + object.getMetadata().getName());
                }
            }
        }
    }

    private Set<String> keptConfigs(DesiredObjects desired) {
        Map<String, List<ConfigMap>> byRole = observed.objects().stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .filter(config -> desired.configs().values().stream()
                        .noneMatch(
                                used -> used.name().equals(config.getMetadata().getName())))
                .collect(Collectors.groupingBy(config ->
                        String.valueOf(config.getMetadata().getLabels().get(Labels.COMPONENT))));
        return byRole.values().stream()
                .flatMap(configs -> configs.stream().sorted(NEWEST_FIRST).limit(CONFIGS_KEPT - 1L))
                .map(WorkloadSide::key)
                .collect(Collectors.toSet());
    }

    private static String key(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    /** What was done to workloads, one line each. */
    List<String> done() {
        return done;
    }

    /** How far Kubernetes is with a component's workload. */
    WorkloadState state(PipelineRole role) {
        return WorkloadState.of(workloads.get(role));
    }

    /** How a component is. */
    Finding finding(PipelineRole role, Optional<PipelineRole> held, Function<WorkloadState, Finding> ready) {
        Finding refusal = refusals.get(role);
        if (refusal != null) {
            return refusal;
        }
        if (held.filter(role::equals).isPresent()) {
            PipelineRole other = role == PipelineRole.EXTRACTOR ? PipelineRole.PROCESSOR : PipelineRole.EXTRACTOR;
            return Finding.waiting(
                    "WaitsForOther",
                    "the edit of the symbols reaches the " + role.label() + " when the " + other.label() + " runs it");
        }
        WorkloadState state = state(role);
        if (state.ready()) {
            return ready.apply(state);
        }
        return trouble(role)
                .map(trouble -> trouble.reason().equals("WrongInput")
                        ? Finding.failed(trouble.reason(), trouble.message())
                        : Finding.waiting(trouble.reason(), trouble.message()))
                .orElseGet(() -> Finding.waiting("Progressing", "the " + role.label() + ": " + state.progress()));
    }

    private Optional<PodTrouble> trouble(PipelineRole role) {
        List<Pod> pods = context.getClient()
                .pods()
                .inNamespace(pipeline.namespace())
                .withLabels(Labels.selector(pipeline.name(), role))
                .list()
                .getItems();
        return PodTrouble.among(pods);
    }
}
