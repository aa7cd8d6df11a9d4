package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.spec.StockPipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * What an API server does with a StockPipeline that is applied with strict field validation, as kubectl does: it refuses
 * unknown fields, drops empty values, fills in defaults, holds the result against the schema, and where nothing is
 * grossly wrong asks the rules. It knows the generated CRD and nothing else of this project.
 */
final class ApiServer {
    private final JsonNode schema;
    private final CelValidation rules;

    ApiServer(JsonNode schema) {
        this.schema = schema;
        this.rules = new CelValidation(schema);
    }

    static ApiServer withCrd() {
        return new ApiServer(Crd.schema());
    }

    /** What it says of a new resource; nothing when it takes it. The tree is completed in place. */
    List<Complaint> create(ObjectNode resource) {
        List<Complaint> complaints = identity(resource);
        if (!complaints.isEmpty()) {
            return complaints;
        }
        complaints.addAll(ObjectMeta.check(resource.path("metadata")));
        complaints.addAll(Pruning.unknown(schema, resource));
        if (!complaints.isEmpty()) {
            return complaints;
        }
        Defaulting.complete(schema, resource);
        complaints.addAll(SchemaValidation.check(schema, resource));
        if (complaints.stream().noneMatch(Complaint::blocksRules)) {
            complaints.addAll(rules.check(resource));
        }
        return complaints;
    }

    /** What its transition rules say of a change from one good resource to another. */
    List<Complaint> update(ObjectNode before, ObjectNode after) {
        Defaulting.complete(schema, before);
        Defaulting.complete(schema, after);
        return rules.checkTransition(before, after);
    }

    private static List<Complaint> identity(JsonNode resource) {
        List<Complaint> complaints = new ArrayList<>();
        if (!resource.path("apiVersion").asText().equals(StockPipeline.API_VERSION)) {
            complaints.add(Complaint.blocking("apiVersion", "no such API"));
        }
        if (!resource.path("kind").asText().equals(StockPipeline.KIND)) {
            complaints.add(Complaint.blocking("kind", "no such kind"));
        }
        return complaints;
    }
}
