package io.stockpipeline.model.role;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the console reads: what is drawn, who may see it and who is told. */
final class ConsolePart {
    private ConsolePart() {}

    static ObjectNode of(ObjectNode spec) {
        ObjectNode part = spec.objectNode();
        Fields.copy(spec, part, "symbols", "windows", "resolution", "calendar", "alarms", "bars", "notifications");
        CommonParts.sourceKind(spec, part);
        Fields.copyBelow(spec, part, "console", "enabled", "history", "auth", "tls");
        CommonParts.partitions(spec, part);
        return part;
    }
}
