package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** A mapping that is handed to Kubernetes as it is. */
public record FreeObject() implements FieldType {
    @Override
    public String noun() {
        return "a mapping";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (!value.isObject()) {
            findings.fault(path, "must be a mapping, not " + Display.kind(value));
        }
    }
}
