package io.stockpipeline.operator.kubernetes.defaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * What the server does not give back although it was written: Go leaves out empty lists, empty maps, and zeros of fields that
 * are no pointers ({@code omitempty}). An operator that writes them finds that they are never there.
 */
final class OmittedValues {
    private static final Set<String> MAPS = Set.of(
            "labels",
            "annotations",
            "matchLabels",
            "nodeSelector",
            "data",
            "binaryData",
            "stringData",
            "limits",
            "requests");
    private static final Set<String> ZEROS = Set.of(
            "hostNetwork",
            "hostPID",
            "hostIPC",
            "hostPort",
            "hostIP",
            "stdin",
            "stdinOnce",
            "tty",
            "readOnly",
            "subPath",
            "subPathExpr",
            "workingDir",
            "initialDelaySeconds",
            "minReadySeconds",
            "paused",
            "publishNotReadyAddresses",
            "serviceName",
            "priorityClassName",
            "nodeName",
            "medium");

    private OmittedValues() {}

    static void omit(ObjectNode object) {
        // Conditions and the like are of another making; data is text of users.
        object.properties().forEach(field -> {
            if (!field.getKey().equals("status") && !field.getKey().equals("data")) {
                omitBelow(field.getValue());
            }
        });
        object.properties().removeIf(field -> isOmitted(field, false));
    }

    private static void omitBelow(JsonNode value) {
        if (value instanceof ArrayNode list) {
            list.forEach(OmittedValues::omitBelow);
        } else if (value instanceof ObjectNode object) {
            boolean env = object.has("name") && object.path("value").isTextual();
            object.properties().removeIf(field -> {
                if (field.getKey().equals("fieldsV1")) {
                    return false;
                }
                omitBelow(field.getValue());
                return isOmitted(field, env);
            });
        }
    }

    private static boolean isOmitted(Map.Entry<String, JsonNode> field, boolean env) {
        JsonNode value = field.getValue();
        if (value.isArray() && value.isEmpty()
                || value.isObject() && value.isEmpty() && MAPS.contains(field.getKey())) {
            return true;
        }
        boolean zero = value.isBoolean() && !value.asBoolean()
                || value.isNumber() && value.asLong() == 0
                || value.isTextual() && value.asText().isEmpty();
        return zero && (ZEROS.contains(field.getKey()) || env && field.getKey().equals("value"));
    }
}
