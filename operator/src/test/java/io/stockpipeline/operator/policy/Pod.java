package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A pod, or the template of one.
 *
 * @param owner the object that it stands in
 * @param labels its labels
 * @param spec its spec
 * @param longRunning whether it is meant to run until it is stopped
 */
record Pod(Manifest owner, JsonNode labels, JsonNode spec, boolean longRunning) {
    Stream<Container> containers() {
        return Stream.concat(
                list(spec.path("initContainers")).map(json -> new Container(this, json, true)),
                list(spec.path("containers")).map(json -> new Container(this, json, false)));
    }

    static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
