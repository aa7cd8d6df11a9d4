package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Fills in defaults as an API server does: from the outside in, and only below a parent that is there. */
public final class Defaults {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Defaults() {}

    /** Completes the value in place; what does not fit its type is left alone. */
    public static void fill(FieldType type, JsonNode value) {
        if (type instanceof Struct struct && value instanceof ObjectNode mapping) {
            for (Field field : struct.fields().values()) {
                if (field.byDefault() != null && !mapping.has(field.name())) {
                    mapping.set(field.name(), field.byDefault().deepCopy());
                }
                JsonNode child = mapping.get(field.name());
                if (child != null) {
                    fill(field.type(), child);
                }
            }
        } else if (type instanceof ListOf list && list.entry() instanceof Struct) {
            value.forEach(entry -> fill(list.entry(), entry));
        }
    }
}
