package io.stockpipeline.model.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Copies fields from a whole to a part; what is not in the whole is not in the part either. */
final class Fields {
    private Fields() {}

    static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            JsonNode value = from.get(name);
            if (value != null && !value.isNull()) {
                to.set(name, value.deepCopy());
            }
        }
    }

    /** Copies some fields of the mapping of that name into a new mapping of that name, and answers it. */
    static ObjectNode copyBelow(JsonNode from, ObjectNode to, String mapping, String... names) {
        ObjectNode below = to.putObject(mapping);
        copy(from.path(mapping), below, names);
        return below;
    }
}
