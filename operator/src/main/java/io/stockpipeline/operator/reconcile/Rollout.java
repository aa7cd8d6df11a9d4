package io.stockpipeline.operator.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.DesiredObjects;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.RoleConfig;
import io.stockpipeline.operator.status.WorkloadState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which an edit of the symbols is rolled out. A symbol that comes is known to the processor before the first of
 * its ticks arrives; one that goes has no ticks any more before the processor forgets it: else its ticks would be dead
 * letters. Where some come and some go the processor is first, and what still arrives of those that go is a dead letter.
 */
final class Rollout {
    private static final JsonMapper JSON = new JsonMapper();

    private final Pipeline pipeline;
    private final DesiredObjects desired;
    private final Observed observed;

    Rollout(Pipeline pipeline, DesiredObjects desired, Observed observed) {
        this.pipeline = pipeline;
        this.desired = desired;
        this.observed = observed;
    }

    /** The component that has to wait until the other one runs what it should. */
    Optional<PipelineRole> held() {
        if (!pipeline.hasExtractor()) {
            return Optional.empty();
        }
        Set<String> wanted = symbols(Objects.requireNonNull(desired.configs().get(PipelineRole.EXTRACTOR))
                .content());
        Set<String> fetched = liveSymbols(PipelineRole.EXTRACTOR, wanted);
        Set<String> processed = liveSymbols(PipelineRole.PROCESSOR, wanted);
        boolean some = !fetched.containsAll(wanted);
        if (some && !settled(PipelineRole.PROCESSOR)) {
            return Optional.of(PipelineRole.EXTRACTOR);
        }
        boolean gone = !wanted.containsAll(processed) && processed.containsAll(wanted);
        return gone && !settled(PipelineRole.EXTRACTOR) ? Optional.of(PipelineRole.PROCESSOR) : Optional.empty();
    }

    /** Whether a component's pods all run what they should. */
    private boolean settled(PipelineRole role) {
        Optional<HasMetadata> workload = observed.workload(pipeline.nameOf(role));
        String config = Objects.requireNonNull(desired.configs().get(role)).name();
        return workload.isPresent()
                && liveConfig(role).filter(config::equals).isPresent()
                && WorkloadState.of(workload.get()).ready();
    }

    /** The symbols that a component was last told; as wanted where nobody can tell, so that nothing waits for it. */
    private Set<String> liveSymbols(PipelineRole role, Set<String> unknown) {
        return liveConfig(role)
                .flatMap(observed::configMap)
                .map(config -> config.getData().get(RoleConfig.FILE))
                .map(Rollout::symbols)
                .orElse(unknown);
    }

    /** The ConfigMap that a component's pods are made with now. */
    private Optional<String> liveConfig(PipelineRole role) {
        return observed.configName(pipeline.nameOf(role));
    }

    private static Set<String> symbols(String content) {
        Set<String> symbols = new HashSet<>();
        try {
            for (JsonNode symbol : JSON.readTree(content).at("/spec/symbols")) {
                symbols.add(symbol.asText());
            }
        } catch (JsonProcessingException e) {
            // A ConfigMap that somebody else put there says nothing about order.
            return Set.of();
        }
        return symbols;
    }
}
