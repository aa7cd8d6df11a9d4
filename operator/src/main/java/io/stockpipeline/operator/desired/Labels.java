package io.stockpipeline.operator.desired;

import io.stockpipeline.model.role.PipelineRole;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of a pipeline's objects. */
public final class Labels {
    public static final String NAME = "app.kubernetes.io/name";
    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String COMPONENT = "app.kubernetes.io/component";
    public static final String PART_OF = "app.kubernetes.io/part-of";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Who manages the objects, whatever the operator's release is called. */
    public static final String MANAGER = "stockpipeline-operator";
    /** Finds every object that operators made. */
    public static final String MANAGED_SELECTOR = MANAGED_BY + "=" + MANAGER;

    private static final String PLATFORM = "stockpipeline";

    private Labels() {}

    /** Of an object that belongs to the whole pipeline. */
    public static Map<String, String> of(String pipeline) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, PLATFORM);
        labels.put(INSTANCE, pipeline);
        labels.put(PART_OF, PLATFORM);
        labels.put(MANAGED_BY, MANAGER);
        return labels;
    }

    /** Of an object of one part. */
    public static Map<String, String> of(String pipeline, PipelineRole component) {
        Map<String, String> labels = of(pipeline);
        labels.put(COMPONENT, component.label());
        return labels;
    }

    /** What selects the pods of one part; it never changes, since a workload's selector cannot. */
    public static Map<String, String> selector(String pipeline, PipelineRole component) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, PLATFORM);
        labels.put(INSTANCE, pipeline);
        labels.put(COMPONENT, component.label());
        return labels;
    }

    /** What selects all pods of a pipeline. */
    public static Map<String, String> selector(String pipeline) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NAME, PLATFORM);
        labels.put(INSTANCE, pipeline);
        return labels;
    }
}
