package io.stockpipeline.model.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the processor reads: what is computed and how, and of the source only what it means for ticks. */
final class ProcessorPart {
    /**
     * Standby copies unless the pipeline names a number. One may stand here whatever the replicas are: a copy has to live in
     * another pod, so with a single pod there is none, and with the second it comes by itself. So scaling restarts nobody.
     */
    private static final int STANDBY_REPLICAS = 1;

    private ProcessorPart() {}

    static ObjectNode of(ObjectNode spec) {
        ObjectNode part = spec.objectNode();
        Fields.copy(
                spec,
                part,
                "symbols",
                "maxSymbols",
                "windows",
                "resolution",
                "grace",
                "maxClockSkew",
                "calendar",
                "alarms",
                "bars");
        ObjectNode source = CommonParts.sourceKind(spec, part);
        CommonParts.longInterval(spec, source);
        // Where there is no extractor the processor maps the records itself.
        Fields.copy(spec.path("source"), source, "kafka");
        CommonParts.deduplication(spec, part);
        // Fixed after creation like the partitions; the topic of the state follows it.
        Fields.copy(spec.path("topics"), CommonParts.partitions(spec, part), "replicationFactor");
        processor(spec.path("processor"), part.putObject("processor"));
        return part;
    }

    private static void processor(JsonNode processor, ObjectNode part) {
        Fields.copy(processor, part, "threads", "guarantee", "config");
        JsonNode standby = processor.path("standbyReplicas");
        part.put("standbyReplicas", standby.isNumber() ? standby.asInt() : STANDBY_REPLICAS);
        if (processor.hasNonNull("storage")) {
            // That there is a volume says where the state lies; its size is the pod's.
            part.putObject("storage");
        }
    }
}
