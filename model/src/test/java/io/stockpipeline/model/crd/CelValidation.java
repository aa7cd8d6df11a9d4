package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Asks every rule of the schema at every place it applies to. A rule that cannot be evaluated is a complaint too. */
final class CelValidation {
    private final JsonNode schema;
    private final Map<JsonNode, List<CelRule>> rules = new IdentityHashMap<>();

    CelValidation(JsonNode schema) {
        this.schema = schema;
        SchemaNodes.walk(schema, (path, node, cardinality) -> rules.put(node, compile("resource." + path, node)));
    }

    private static List<CelRule> compile(String name, JsonNode node) {
        List<CelRule> compiled = new ArrayList<>();
        if (node.has("x-kubernetes-validations")) {
            CelTypes types = new CelTypes(node, name);
            node.get("x-kubernetes-validations").forEach(rule -> compiled.add(new CelRule(rule, types)));
        }
        return compiled;
    }

    List<Complaint> check(JsonNode resource) {
        List<Complaint> complaints = new ArrayList<>();
        descend("", schema, resource, complaints);
        return complaints;
    }

    /** Only the rules about changes, only where both resources have the mapping, and not within lists. */
    List<Complaint> checkTransition(JsonNode before, JsonNode after) {
        List<Complaint> complaints = new ArrayList<>();
        transition("", schema, before, after, complaints);
        return complaints;
    }

    private void descend(String path, JsonNode node, JsonNode value, List<Complaint> complaints) {
        Object self = CelValues.of(node, value);
        for (CelRule rule : rules.getOrDefault(node, List.of())) {
            if (!rule.isTransition()) {
                ask(path, rule, () -> rule.holds(self), complaints);
            }
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                descend(path + "[" + i + "]", node.path("items"), value.get(i), complaints);
            }
        } else {
            for (var entry : value.properties()) {
                JsonNode child = node.path("properties").path(entry.getKey());
                if (!child.isMissingNode()) {
                    descend(join(path, entry.getKey()), child, entry.getValue(), complaints);
                }
            }
        }
    }

    private void transition(String path, JsonNode node, JsonNode before, JsonNode after, List<Complaint> complaints) {
        for (CelRule rule : rules.getOrDefault(node, List.of())) {
            if (rule.isTransition()) {
                Object oldSelf = CelValues.of(node, before);
                ask(path, rule, () -> rule.allows(oldSelf, CelValues.of(node, after)), complaints);
            }
        }
        for (var entry : after.properties()) {
            if (before.has(entry.getKey())) {
                JsonNode child = node.path("properties").path(entry.getKey());
                transition(join(path, entry.getKey()), child, before.get(entry.getKey()), entry.getValue(), complaints);
            }
        }
    }

    private interface Evaluation {
        boolean isTrue() throws CelEvaluationException;
    }

    /** A broken rule is reported where it says, one that cannot be evaluated at the mapping itself. */
    private static void ask(String path, CelRule rule, Evaluation evaluation, List<Complaint> complaints) {
        try {
            if (!evaluation.isTrue()) {
                String at = path + rule.fieldPath();
                complaints.add(Complaint.of(at.startsWith(".") ? at.substring(1) : at, rule.message()));
            }
        } catch (CelEvaluationException e) {
            complaints.add(Complaint.of(path, e.getMessage() + " evaluating rule: " + rule.message()));
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
