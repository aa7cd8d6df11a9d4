package io.stockpipeline.model.crd;

import static io.stockpipeline.model.crd.CustomResourceDefinition.ordered;

import java.util.List;
import java.util.Map;

/** The schema of {@code status}, which the operator alone writes. */
final class StatusSchema {
    private StatusSchema() {}

    static Map<String, Object> schema() {
        return described(
                ordered(
                        "type",
                        "object",
                        "properties",
                        ordered(
                                "observedGeneration",
                                described(count("int64"), "Generation of the spec that this status speaks of."),
                                "phase",
                                described(text(64), "The state of the pipeline in one word."),
                                "replicas",
                                described(count("int32"), "Pods of the processor."),
                                "desiredReplicas",
                                described(count("int32"), "Pods that the autoscaling wants."),
                                "selector",
                                described(text(1024), "Label selector of the processor's pods."),
                                "symbolCount",
                                described(count("int32"), "How many symbols the pipeline follows."),
                                "source",
                                described(text(64), "Kind of the source."),
                                "kafka",
                                described(text(1024), "Kafka's addresses in use."),
                                "lag",
                                described(count("int64"), "Ticks that are not yet processed."),
                                "lastTickTime",
                                described(time(), "When the latest tick arrived."),
                                "conditions",
                                conditions())),
                "What the operator sees.");
    }

    /** As {@code metav1.Condition} has them, so that {@code kubectl wait --for=condition=Ready} works. */
    private static Map<String, Object> conditions() {
        Map<String, Object> type = text(316);
        type.put(
                "pattern",
                "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$");
        Map<String, Object> reason = text(1024);
        reason.put("minLength", 1);
        reason.put("pattern", "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$");
        Map<String, Object> condition = described(
                ordered(
                        "type",
                        "object",
                        "required",
                        List.of("lastTransitionTime", "message", "reason", "status", "type"),
                        "properties",
                        ordered(
                                "type",
                                described(type, "What is told of, for example Ready."),
                                "status",
                                described(
                                        ordered("type", "string", "enum", List.of("True", "False", "Unknown")),
                                        "Whether it is so."),
                                "reason",
                                described(reason, "Why, in one word."),
                                "message",
                                described(text(32_768), "Why, in a sentence."),
                                "observedGeneration",
                                described(count("int64"), "Generation of the spec that this speaks of."),
                                "lastTransitionTime",
                                described(time(), "Since when it is so."))),
                "One aspect of the pipeline.");
        return described(
                ordered(
                        "type",
                        "array",
                        "maxItems",
                        16,
                        "x-kubernetes-list-type",
                        "map",
                        "x-kubernetes-list-map-keys",
                        List.of("type"),
                        "items",
                        condition),
                "The aspects: Ready, TopicsReady, ExtractorReady, ProcessorReady, ConsoleReady.");
    }

    private static Map<String, Object> text(int maxLength) {
        return ordered("type", "string", "maxLength", maxLength);
    }

    private static Map<String, Object> time() {
        return ordered("type", "string", "format", "date-time");
    }

    private static Map<String, Object> count(String format) {
        return ordered("type", "integer", "format", format, "minimum", 0);
    }

    private static Map<String, Object> described(Map<String, Object> schema, String description) {
        schema.put("description", description);
        return schema;
    }
}
