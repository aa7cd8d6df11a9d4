package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A container of a pod.
 *
 * @param pod its pod
 * @param json what stands in the list of containers
 * @param init whether it runs before the others
 */
record Container(Pod pod, JsonNode json, boolean init) {
    String name() {
        return json.path("name").asText();
    }

    /** Whether it runs as long as its pod does; an init container that restarts is a side car. */
    boolean longRunning() {
        return pod.longRunning()
                && (!init || json.path("restartPolicy").asText().equals("Always"));
    }

    /** A field of the container's security context. */
    JsonNode security(String field) {
        return json.path("securityContext").path(field);
    }

    /** A field of the container's security context, or of its pod's where the container has none. */
    JsonNode inherited(String field) {
        JsonNode own = security(field);
        return own instanceof MissingNode ? pod.spec().path("securityContext").path(field) : own;
    }
}
