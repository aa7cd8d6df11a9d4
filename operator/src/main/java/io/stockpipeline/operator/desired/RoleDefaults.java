package io.stockpipeline.operator.desired;

import io.stockpipeline.model.role.PipelineRole;
import java.util.Map;

/**
 * What a role gets where its template says nothing: enough for a small pipeline, so that a first try fits on any cluster.
 *
 * @param requests promised
 * @param limits the most it may use
 * @param heapPercent how much of the memory is heap; the processor's RocksDB and Kafka's buffers lie outside of it
 */
record RoleDefaults(Map<String, String> requests, Map<String, String> limits, int heapPercent) {
    /** For the init containers: a client and nothing else. */
    static final RoleDefaults WAITING =
            new RoleDefaults(Map.of("cpu", "50m", "memory", "128Mi"), Map.of("cpu", "1", "memory", "256Mi"), 50);

    static RoleDefaults of(PipelineRole component) {
        return switch (component) {
            case EXTRACTOR ->
                new RoleDefaults(Map.of("cpu", "100m", "memory", "256Mi"), Map.of("cpu", "1", "memory", "512Mi"), 60);
            case PROCESSOR ->
                new RoleDefaults(Map.of("cpu", "250m", "memory", "512Mi"), Map.of("cpu", "2", "memory", "1Gi"), 50);
            case CONSOLE ->
                new RoleDefaults(Map.of("cpu", "100m", "memory", "512Mi"), Map.of("cpu", "1", "memory", "1Gi"), 60);
        };
    }
}
