package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** True or false. */
public record Flag() implements FieldType {
    @Override
    public String noun() {
        return "true or false";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (value.isTextual()
                && (value.textValue().equals("true") || value.textValue().equals("false"))) {
            findings.fault(
                    path, "must be true or false, not text: write " + value.textValue() + " without quotation marks");
        } else if (!value.isBoolean()) {
            findings.fault(path, "must be true or false, not " + Display.kind(value));
        }
    }
}
