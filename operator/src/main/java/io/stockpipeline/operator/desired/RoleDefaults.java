package io.stockpipeline.operator.desired;

import io.stockpipeline.model.role.PipelineRole;
import java.util.LinkedHashMap;
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
    static final RoleDefaults WAITING = new RoleDefaults(of("50m", "128Mi"), of("1", "256Mi"), 50);

    static RoleDefaults of(PipelineRole component) {
        return switch (component) {
            case EXTRACTOR -> new RoleDefaults(of("100m", "256Mi"), of("1", "512Mi"), 60);
            case PROCESSOR -> new RoleDefaults(of("250m", "512Mi"), of("2", "1Gi"), 50);
            case CONSOLE -> new RoleDefaults(of("100m", "512Mi"), of("1", "1Gi"), 60);
        };
    }

    /** In this order, always: what is compared as text must not depend on chance. */
    private static Map<String, String> of(String cpu, String memory) {
        Map<String, String> quantities = new LinkedHashMap<>();
        quantities.put("cpu", cpu);
        quantities.put("memory", memory);
        return quantities;
    }
}
