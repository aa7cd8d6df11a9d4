package io.stockpipeline.model.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The processor's workload and guarantees. */
public record ProcessorSpec(
        int replicas,
        int threads,
        Guarantee guarantee,
        @Nullable Integer standbyReplicas,
        @Nullable Autoscaling autoscaling,
        @Nullable Storage storage,
        Span startupTimeout,
        Map<String, String> config,
        @Nullable PodTemplate template) {

    /** What a crash may do to the outputs. */
    public enum Guarantee {
        ExactlyOnce,
        AtLeastOnce
    }

    /** Scaling by lag, in records. */
    public record Autoscaling(int minReplicas, int maxReplicas, long targetLag) {}

    /** A volume for the state; absent: the state is in memory. */
    public record Storage(String size, @Nullable String className) {}

    /** Standby copies of the state: as given, else one when there is more than one replica. */
    public int effectiveStandbyReplicas() {
        return standbyReplicas != null ? standbyReplicas : replicas > 1 ? 1 : 0;
    }
}
