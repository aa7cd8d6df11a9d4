package io.stockpipeline.model.role;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the extractor reads: its source with all options, the symbols and into how many shares they are divided. */
final class ExtractorPart {
    private ExtractorPart() {}

    static ObjectNode of(ObjectNode spec) {
        ObjectNode part = spec.objectNode();
        Fields.copy(spec, part, "symbols", "source");
        // Where the pod finds the file is a matter of its mounts.
        if (part.path("source").get("file") instanceof ObjectNode file) {
            file.remove("volume");
        }
        Fields.copyBelow(spec, part, "extractor", "shards");
        CommonParts.partitions(spec, part);
        return part;
    }
}
