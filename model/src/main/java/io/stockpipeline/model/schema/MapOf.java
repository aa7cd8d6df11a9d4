package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A mapping from names to values of one type.
 *
 * @param keys the names that are allowed; empty: any. A CRD lists them as properties
 * @param max most entries
 */
public record MapOf(List<String> keys, FieldType values, int max) implements FieldType {
    static MapOf of(FieldType values, int max) {
        return new MapOf(List.of(), values, max);
    }

    static MapOf of(List<String> keys, FieldType values) {
        return new MapOf(keys, values, keys.size());
    }

    @Override
    public String noun() {
        return "a mapping";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (!(value instanceof ObjectNode map)) {
            findings.fault(path, "must be a mapping of names to values, not " + Display.kind(value));
            return;
        }
        // Kubernetes drops empty values before anyone sees them, but an unknown name is refused even so.
        map.properties()
                .removeIf(entry -> entry.getValue().isNull() && (keys.isEmpty() || keys.contains(entry.getKey())));
        if (keys.isEmpty() && map.size() > max) {
            findings.fault(path, "has " + map.size() + " entries: at most " + max + " fit");
        }
        for (var entry : map.properties()) {
            Path at = path.field(entry.getKey());
            if (keys.isEmpty() || keys.contains(entry.getKey())) {
                values.check(at, entry.getValue(), findings);
            } else {
                findings.unknown(at, Struct.unknownName(entry.getKey(), keys));
            }
        }
    }
}
