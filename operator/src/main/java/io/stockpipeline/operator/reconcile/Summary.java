package io.stockpipeline.operator.reconcile;

import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import java.util.List;
import java.util.Optional;

/** The condition Ready and the phase: all that was found, in one. */
final class Summary {
    private static final List<ConditionType> PARTS = List.of(
            ConditionType.TopicsReady,
            ConditionType.ExtractorReady,
            ConditionType.ProcessorReady,
            ConditionType.ConsoleReady);

    private Summary() {}

    /** Adds both to the draft. */
    static void complete(StatusDraft draft, StockPipelineSpec spec, StockPipelineStatus before) {
        Optional<Finding> worst = worst(draft);
        if (spec.suspend()) {
            draft.found(
                    ConditionType.Ready,
                    Finding.waiting("Suspended", "spec.suspend is true: nothing is fetched and nothing processed"));
            draft.phase(Phase.Suspended);
        } else if (worst.isPresent()) {
            draft.found(ConditionType.Ready, worst.get());
            draft.phase(phase(worst.get(), before));
        } else {
            boolean completed = draft.finding(ConditionType.ExtractorReady)
                    .filter(extractor -> extractor.reason().equals("SourceCompleted"))
                    .isPresent();
            draft.found(
                    ConditionType.Ready,
                    completed
                            ? Finding.good("SourceCompleted", "the source has come to its end")
                            : Finding.good("Running", "all parts run"));
            draft.phase(completed ? Phase.Completed : Phase.Running);
        }
    }

    /** What somebody has to mend comes before what may come of itself; else the first along the way of a price. */
    private static Optional<Finding> worst(StatusDraft draft) {
        List<Finding> bad = PARTS.stream()
                .flatMap(type -> draft.finding(type).stream())
                .filter(finding -> !finding.ready())
                .toList();
        return bad.stream()
                .filter(Finding::ends)
                .findFirst()
                .or(() -> bad.stream().findFirst());
    }

    private static Phase phase(Finding worst, StockPipelineStatus before) {
        boolean ran = before.phase() == Phase.Running
                || before.phase() == Phase.Degraded
                || before.condition(ConditionType.Ready)
                        .filter(Condition::holds)
                        .isPresent();
        if (ran) {
            return Phase.Degraded;
        }
        return worst.ends() ? Phase.Failed : Phase.Pending;
    }
}
