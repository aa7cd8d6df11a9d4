package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a value against a structural schema, with the keywords that the generated CRD uses and no others. */
final class SchemaValidation {
    private static final Map<String, Pattern> PATTERNS = new HashMap<>();

    private final List<Complaint> complaints = new ArrayList<>();

    private SchemaValidation() {}

    static List<Complaint> check(JsonNode schema, JsonNode value) {
        return check("", schema, value);
    }

    static List<Complaint> check(String path, JsonNode schema, JsonNode value) {
        SchemaValidation validation = new SchemaValidation();
        validation.descend(path, schema, value);
        return validation.complaints;
    }

    private void descend(String path, JsonNode schema, JsonNode value) {
        if (!isOfType(schema, value)) {
            complaints.add(Complaint.blocking(path, "wrong type"));
            return;
        }
        if (value.isTextual()) {
            text(path, schema, value);
        } else if (value.isNumber()) {
            number(path, schema, value);
        } else if (value.isArray()) {
            array(path, schema, value);
        } else if (value.isObject()) {
            object(path, schema, value);
        }
    }

    private static boolean isOfType(JsonNode schema, JsonNode value) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return isWhole(value) || value.isTextual();
        }
        return switch (schema.path("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> isWhole(value);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException("no type: " + schema);
        };
    }

    /** Whole numbers beyond 64 bits are floating point to an API server. */
    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private void text(String path, JsonNode schema, JsonNode value) {
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            complaints.add(Complaint.blocking(path, "not in the enum"));
        }
        if (schema.has("maxLength") && length > schema.get("maxLength").asInt()) {
            complaints.add(Complaint.blocking(path, "too long"));
        }
        if (length < schema.path("minLength").asInt()) {
            complaints.add(Complaint.of(path, "too short"));
        }
        if (schema.has("pattern")
                && !PATTERNS.computeIfAbsent(schema.get("pattern").asText(), Pattern::compile)
                        .matcher(text)
                        .find()) {
            complaints.add(Complaint.of(path, "does not match the pattern"));
        }
    }

    private void number(String path, JsonNode schema, JsonNode value) {
        double number = value.doubleValue();
        double least = schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY);
        boolean above = schema.path("exclusiveMinimum").asBoolean();
        if (number < least || (above && number == least)) {
            complaints.add(Complaint.of(path, "too small"));
        }
        if (number > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
            complaints.add(Complaint.of(path, "too large"));
        }
    }

    private void array(String path, JsonNode schema, JsonNode value) {
        if (schema.has("maxItems") && value.size() > schema.get("maxItems").asInt()) {
            complaints.add(Complaint.blocking(path, "too many"));
        }
        if (value.size() < schema.path("minItems").asInt()) {
            complaints.add(Complaint.of(path, "too few"));
        }
        Set<JsonNode> seen = new HashSet<>();
        boolean set = schema.path("x-kubernetes-list-type").asText().equals("set");
        for (int i = 0; i < value.size(); i++) {
            String at = path + "[" + i + "]";
            descend(at, schema.get("items"), value.get(i));
            if (set && !seen.add(value.get(i))) {
                complaints.add(Complaint.of(at, "duplicate"));
            }
        }
    }

    private void object(String path, JsonNode schema, JsonNode value) {
        if (schema.has("maxProperties")
                && value.size() > schema.get("maxProperties").asInt()) {
            complaints.add(Complaint.blocking(path, "too many"));
        }
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                complaints.add(Complaint.blocking(child(path, required.asText()), "required"));
            }
        }
        for (var entry : value.properties()) {
            JsonNode of = schema.has("additionalProperties")
                    ? schema.get("additionalProperties")
                    : schema.path("properties").path(entry.getKey());
            boolean typeMetadata = path.equals("metadata");
            if (!of.isMissingNode() && !typeMetadata) {
                descend(child(path, entry.getKey()), of, entry.getValue());
            }
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode each : list) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
