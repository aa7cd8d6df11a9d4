package io.stockpipeline.model.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.spec.StockPipelineSpec;

/** What the console reads: what is drawn, who may see it and who is told. */
final class ConsolePart {
    private ConsolePart() {}

    static ObjectNode of(ObjectNode spec) {
        ObjectNode part = spec.objectNode();
        Fields.copy(spec, part, "symbols", "windows", "resolution", "calendar", "alarms", "bars", "notifications");
        if (spec.path("symbols").path(0).asText().equals(StockPipelineSpec.ANY_SYMBOL)) {
            // Where none are named this says how many there may be.
            Fields.copy(spec, part, "maxSymbols");
        }
        CommonParts.length(spec, CommonParts.sourceKind(spec, part));
        Fields.copyBelow(spec, part, "console", "enabled", "history", "auth", "tls");
        CommonParts.partitions(spec, part);
        return part;
    }
}
