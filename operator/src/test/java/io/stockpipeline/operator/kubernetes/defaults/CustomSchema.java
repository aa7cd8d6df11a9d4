package io.stockpipeline.operator.kubernetes.defaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.kubernetes.apply.Structure;
import java.util.ArrayList;
import java.util.List;

/** A CustomResourceDefinition's structural schema: its defaults, and how its lists merge. Its rules are not checked here. */
public final class CustomSchema {
    private CustomSchema() {}

    /** Fills in the defaults and, as the server does, drops what the schema does not know. */
    public static void fillIn(JsonNode schema, ObjectNode object) {
        schema.path("properties").properties().forEach(property -> {
            if (!property.getKey().equals("metadata")) {
                fillInProperty(property.getKey(), property.getValue(), object);
            }
        });
    }

    private static void fillInProperty(String name, JsonNode schema, ObjectNode object) {
        if (!object.has(name) && schema.has("default")) {
            object.set(name, schema.get("default").deepCopy());
        }
        if (object.has(name)) {
            fillInBelow(schema, object.get(name));
        }
    }

    private static void fillInBelow(JsonNode schema, JsonNode value) {
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> fillInBelow(schema.get("items"), item));
        } else if (value instanceof ObjectNode object) {
            JsonNode properties = schema.path("properties");
            boolean known = properties.isObject()
                    && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                    && !schema.has("additionalProperties")
                    && !schema.path("x-kubernetes-embedded-resource").asBoolean();
            if (known) {
                List<String> unknown = new ArrayList<>();
                object.fieldNames().forEachRemaining(name -> {
                    if (!properties.has(name)) {
                        unknown.add(name);
                    }
                });
                object.remove(unknown);
            }
            properties.properties().forEach(property -> fillInProperty(property.getKey(), property.getValue(), object));
            if (schema.path("additionalProperties").isObject()) {
                object.properties().forEach(entry -> fillInBelow(schema.get("additionalProperties"), entry.getValue()));
            }
        }
    }

    /** Writes into a structure which lists are keyed or sets and what is atomic. */
    public static void describe(JsonNode schema, Structure structure) {
        if (schema.path("x-kubernetes-map-type").asText().equals("atomic")) {
            structure.asAtomic();
        }
        switch (schema.path("x-kubernetes-list-type").asText()) {
            case "map" -> {
                List<String> keys = new ArrayList<>();
                schema.path("x-kubernetes-list-map-keys").forEach(key -> {
                    JsonNode fallback = schema.at("/items/properties/" + key.asText() + "/default");
                    keys.add(key.asText() + (fallback.isMissingNode() ? "" : "=" + fallback.asText()));
                });
                structure.keyedBy(keys);
            }
            case "set" -> structure.asSet();
            default -> {}
        }
        if (schema.has("items")) {
            describe(schema.get("items"), structure.items());
        }
        if (schema.path("additionalProperties").isObject()) {
            describe(schema.get("additionalProperties"), structure.values());
        }
        schema.path("properties").properties().forEach(property -> {
            if (!property.getKey().equals("metadata") || property.getValue().has("properties")) {
                describe(property.getValue(), structure.define(property.getKey()));
            }
        });
    }
}
