package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What CEL sees of a value: its own kinds of number by the schema, whatever the YAML had. */
final class CelValues {
    private CelValues() {}

    static Object of(JsonNode schema, JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (var entry : value.properties()) {
                JsonNode child = schema.path("properties").path(entry.getKey());
                map.put(
                        entry.getKey(),
                        of(child.isMissingNode() ? schema.path("additionalProperties") : child, entry.getValue()));
            }
            return map;
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(each -> list.add(of(schema.path("items"), each)));
            return list;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return schema.path("type").asText().equals("number")
                    ? (Object) value.doubleValue()
                    : (Object) value.longValue();
        }
        return value.asText();
    }
}
