package io.stockpipeline.operator.desired;

import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.StockPipelineSpec;

/**
 * How many pods of the processor there are.
 *
 * @param wanted by spec, scale or autoscaling
 * @param created after the cap: a pod more than partitions and their standby copies would idle
 */
public record Replicas(int wanted, int created) {
    public static Replicas of(StockPipelineSpec spec, int wanted) {
        if (spec.suspend()) {
            return new Replicas(wanted, 0);
        }
        long most = (long) spec.topics().effectivePartitions() * (1 + standby(spec.processor()));
        return new Replicas(wanted, (int) Math.min(wanted, most));
    }

    /** Standby copies; one by default, which waits for a second pod to live in. */
    public static int standby(ProcessorSpec processor) {
        Integer given = processor.standbyReplicas();
        return given == null ? 1 : given;
    }

    public boolean capped() {
        return created > 0 && created < wanted;
    }
}
