package io.stockpipeline.model.crd;

import static io.stockpipeline.model.crd.CustomResourceDefinition.ordered;

import java.util.List;
import java.util.Map;

/** What {@code kubectl get stockpipelines} prints. All of it is read from the status: a column cannot count a list. */
final class PrinterColumns {
    private static final String READY = ".status.conditions[?(@.type==\"Ready\")]";

    private PrinterColumns() {}

    static List<Map<String, Object>> all() {
        return List.of(
                column("Ready", "string", READY + ".status", "Whether the pipeline runs as its spec says."),
                onlyWide(column("Reason", "string", READY + ".reason", "Why it is ready, or not.")),
                column("Symbols", "integer", ".status.symbolCount", "How many symbols it follows."),
                column("Source", "string", ".status.source", "Where its ticks come from."),
                column("Replicas", "integer", ".status.replicas", "Pods of the processor."),
                column("Lag", "integer", ".status.lag", "Ticks that are not yet processed."),
                column("Last Tick", "date", ".status.lastTickTime", "Time since the latest tick."),
                column("Age", "date", ".metadata.creationTimestamp", "Time since it was made."));
    }

    private static Map<String, Object> column(String name, String type, String path, String description) {
        return ordered("name", name, "type", type, "jsonPath", path, "description", description);
    }

    /** Shown by {@code -o wide}. */
    private static Map<String, Object> onlyWide(Map<String, Object> column) {
        column.put("priority", 1);
        return column;
    }
}
