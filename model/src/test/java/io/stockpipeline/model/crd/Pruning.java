package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Fields that the schema does not have: pruned by an API server, and refused where validation is strict. */
final class Pruning {
    private Pruning() {}

    static List<Complaint> unknown(JsonNode schema, JsonNode resource) {
        List<Complaint> complaints = new ArrayList<>();
        for (var entry : resource.properties()) {
            if (!entry.getKey().equals("metadata")) {
                JsonNode child = schema.path("properties").path(entry.getKey());
                descend(child, entry.getKey(), entry.getValue(), complaints);
            }
        }
        return complaints;
    }

    private static void descend(JsonNode schema, String path, JsonNode value, List<Complaint> complaints) {
        if (schema.isMissingNode()) {
            complaints.add(Complaint.blocking(path, "unknown field"));
            return;
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                descend(schema.get("items"), path + "[" + i + "]", value.get(i), complaints);
            }
        }
        if (!value.isObject()
                || !schema.path("type").asText().equals("object")
                || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            return;
        }
        for (var entry : value.properties()) {
            JsonNode child = schema.has("additionalProperties")
                    ? schema.get("additionalProperties")
                    : schema.path("properties").path(entry.getKey());
            descend(child, path + "." + entry.getKey(), entry.getValue(), complaints);
        }
    }
}
