package io.stockpipeline.model.crd;

import static io.stockpipeline.model.crd.CustomResourceDefinition.ordered;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.model.schema.Defaults;
import io.stockpipeline.model.schema.Field;
import io.stockpipeline.model.schema.FieldType;
import io.stockpipeline.model.schema.ListOf;
import io.stockpipeline.model.schema.MapOf;
import io.stockpipeline.model.schema.Schema;
import io.stockpipeline.model.schema.Struct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The structural schema of the resource: the table's fields, each mapping with the rules that look at it. */
final class ResourceSchema {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Schema schema;

    ResourceSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * The document itself. An API server knows type and metadata already and lets a schema say next to nothing of them;
     * the name is there because a rule's fault is reported at it.
     */
    Map<String, Object> root() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("apiVersion", ordered("type", "string", "description", "Version of this resource."));
        properties.put("kind", ordered("type", "string", "description", "Kind of this resource."));
        properties.put("metadata", ordered("type", "object", "properties", ordered("name", ordered("type", "string"))));
        Field spec = Objects.requireNonNull(schema.resource().fields().get("spec"));
        properties.put("spec", property("spec", spec));
        properties.put("status", StatusSchema.schema());
        Map<String, Object> root = ordered(
                "type",
                "object",
                "description",
                "A pipeline that turns the prices of symbols into moving averages and alarms.",
                "required",
                List.of("spec"));
        addRules("", root);
        root.put("properties", properties);
        return root;
    }

    private Map<String, Object> property(String path, Field field) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", field.description());
        if (field.byDefault() != null) {
            // With the defaults within it: an API server holds a default against the rules as it stands.
            JsonNode complete = field.byDefault().deepCopy();
            Defaults.fill(field.type(), complete);
            property.put("default", MAPPER.convertValue(complete, Object.class));
        }
        describe(path, field.type(), property);
        return property;
    }

    private Map<String, Object> nested(String path, FieldType type) {
        Map<String, Object> schemaOfType = new LinkedHashMap<>();
        describe(path, type, schemaOfType);
        return schemaOfType;
    }

    private void describe(String path, FieldType type, Map<String, Object> into) {
        if (type instanceof Struct struct) {
            into.put("type", "object");
            List<String> required = struct.fields().values().stream()
                    .filter(Field::required)
                    .map(Field::name)
                    .toList();
            if (!required.isEmpty()) {
                into.put("required", required);
            }
            addRules(path, into);
            Map<String, Object> properties = new LinkedHashMap<>();
            struct.fields().forEach((name, field) -> properties.put(name, property(path + "." + name, field)));
            if (!properties.isEmpty()) {
                into.put("properties", properties);
            }
        } else if (type instanceof ListOf list) {
            into.put("type", "array");
            into.put("x-kubernetes-list-type", list.set() ? "set" : "atomic");
            if (list.min() > 0) {
                into.put("minItems", list.min());
            }
            into.put("maxItems", list.max());
            into.put("items", nested(path + "[]", list.entry()));
        } else if (type instanceof MapOf map && map.keys().isEmpty()) {
            into.put("type", "object");
            into.put("maxProperties", map.max());
            into.put("additionalProperties", nested(path, map.values()));
        } else if (type instanceof MapOf map) {
            into.put("type", "object");
            Map<String, Object> properties = new LinkedHashMap<>();
            map.keys().forEach(key -> properties.put(key, nested(path + "." + key, map.values())));
            into.put("properties", properties);
        } else {
            ScalarSchema.describe(type, into);
        }
    }

    private void addRules(String path, Map<String, Object> into) {
        List<Map<String, Object>> validations = Validations.at(path, schema);
        if (!validations.isEmpty()) {
            into.put("x-kubernetes-validations", validations);
        }
    }
}
