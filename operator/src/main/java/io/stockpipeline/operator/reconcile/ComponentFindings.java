package io.stockpipeline.operator.reconcile;

import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.Replicas;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import io.stockpipeline.operator.status.WorkloadState;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** How extractor, processor and console are, as conditions say it. */
final class ComponentFindings {
    private final Pipeline pipeline;
    private final StatusDraft draft;
    private final BooleanSupplier atEnd;

    /**
     * Prepares.
     *
     * @param atEnd whether the source has come to its end; asked only of finite ones
     */
    ComponentFindings(Pipeline pipeline, StatusDraft draft, BooleanSupplier atEnd) {
        this.pipeline = pipeline;
        this.draft = draft;
        this.atEnd = atEnd;
    }

    /** Puts them into the draft. */
    void find(WorkloadSide workloads, Optional<PipelineRole> held) {
        if (pipeline.hasExtractor()) {
            find(ConditionType.ExtractorReady, workloads.finding(PipelineRole.EXTRACTOR, held, this::extractor));
        } else {
            find(
                    ConditionType.ExtractorReady,
                    Finding.good("NotNeeded", "the ticks are in Kafka already: there is nothing to fetch"));
        }
        find(ConditionType.ProcessorReady, workloads.finding(PipelineRole.PROCESSOR, held, this::processor));
        find(
                ConditionType.ConsoleReady,
                pipeline.spec().console().enabled()
                        ? workloads.finding(PipelineRole.CONSOLE, held, state -> running("console", state))
                        : Finding.good("SwitchedOff", "spec.console.enabled is false: there is no console"));
    }

    /** A missing Secret says more than pods that wait for it. */
    private void find(ConditionType type, Finding finding) {
        if (draft.finding(type).isEmpty()) {
            draft.found(type, finding);
        }
    }

    private Finding extractor(WorkloadState state) {
        if (pipeline.spec().suspend()) {
            return suspended("extractor");
        }
        if (pipeline.spec().source().selected().finite() && atEnd.getAsBoolean()) {
            return Finding.good("SourceCompleted", "the source has come to its end; everything it had is in Kafka");
        }
        return running("extractor", state);
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
