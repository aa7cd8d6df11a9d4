package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** One object as it is sent to the API server. */
public record Manifest(JsonNode json) {
    public String kind() {
        return json.path("kind").asText();
    }

    /** The API group, empty for the core. */
    public String group() {
        String version = json.path("apiVersion").asText();
        return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    }

    public String name() {
        return json.at("/metadata/name").asText();
    }

    /** The namespace, empty for a cluster-scoped object or one that goes where it is applied. */
    public String namespace() {
        return json.at("/metadata/namespace").asText();
    }

    public JsonNode labels() {
        return json.at("/metadata/labels");
    }

    /** Kind and name, for messages and exceptions. */
    public String id() {
        return kind() + " " + name();
    }

    /** What is unique in a cluster. */
    public String key() {
        return group() + "/" + kind() + "/" + namespace() + "/" + name();
    }

    /** Whether these labels hold everything that the selector (matchLabels or a Service's map) asks for. */
    static boolean selects(JsonNode selector, JsonNode labels) {
        for (Map.Entry<String, JsonNode> label : selector.properties()) {
            if (!labels.path(label.getKey()).equals(label.getValue())) {
                return false;
            }
        }
        return true;
    }
}
