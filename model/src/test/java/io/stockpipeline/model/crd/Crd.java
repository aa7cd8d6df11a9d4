package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The generated CRD as a tree, for tests. */
final class Crd {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

    private Crd() {}

    /** Whole numbers are 64 bits wide whatever they came from, so that trees can be compared. */
    static JsonNode json(Object tree) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsString(tree));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JsonNode schema() {
        return json(CustomResourceDefinition.document()).at("/spec/versions/0/schema/openAPIV3Schema");
    }

    /** The schema at a path like {@code .spec.processor.replicas}; {@code items} leads into a list. Missing if there is none. */
    static JsonNode property(String path) {
        JsonNode node = schema();
        for (String step : path.substring(1).split("\\.")) {
            node = step.equals("items")
                    ? node.path("items")
                    : node.path("properties").path(step);
        }
        return node;
    }
}
