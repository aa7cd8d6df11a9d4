package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Text of a given form. */
public record Text(Form form) implements FieldType {
    @Override
    public String noun() {
        return "text";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (value.isTextual()) {
            form.check(path, value.textValue(), findings);
        } else if (value.isContainerNode()) {
            findings.fault(path, "must be text, not " + Display.kind(value));
        } else {
            unquoted(path, value, findings, form);
        }
    }

    static void unquoted(Path path, JsonNode value, Findings findings, Form form) {
        String text = findings.written(path, value);
        if (value.isNull() && (text.isEmpty() || text.equals("~"))) {
            findings.fault(path, "is empty: write " + form.noun() + " or take the line out");
        } else {
            findings.fault(path, form.unquoted().replace("%s", text));
        }
    }
}
