package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** A whole number from 0, or text: int-or-string in Kubernetes' words. The records hold both as text. */
public record IntOrText(Form form) implements FieldType {
    @Override
    public String noun() {
        return "a whole number or text";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (value.isIntegralNumber()) {
            form.check(path, value.asText(), findings);
        } else if (value.isTextual()) {
            form.check(path, value.textValue(), findings);
        } else if (value.isContainerNode()) {
            findings.fault(path, "must be " + noun() + ", not " + Display.kind(value));
        } else {
            Text.unquoted(path, value, findings, form);
        }
    }
}
