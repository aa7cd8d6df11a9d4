package io.stockpipeline.model.crd;

import static io.stockpipeline.model.crd.CustomResourceDefinition.ordered;

import io.stockpipeline.model.schema.Rule;
import io.stockpipeline.model.schema.Schema;
import io.stockpipeline.model.schema.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code x-kubernetes-validations}: rules between fields, in CEL. */
final class Validations {
    private Validations() {}

    /** Those that look at the mapping at that path, in the table's order. */
    static List<Map<String, Object>> at(String path, Schema schema) {
        List<Map<String, Object>> validations = new ArrayList<>();
        for (Rule rule : schema.rules()) {
            if (rule.at().equals(path)) {
                Map<String, Object> validation = validation(rule.field(), rule.message(), rule.cel());
                switch (rule.reason()) {
                    case INVALID -> {} // what an API server takes it for anyway
                    case REQUIRED -> validation.put("reason", "FieldValueRequired");
                    case FORBIDDEN -> validation.put("reason", "FieldValueForbidden");
                }
                validations.add(validation);
            }
        }
        for (Transition transition : schema.transitions()) {
            if (transition.at().equals(path)) {
                validations.add(validation(transition.field(), transition.message(), transition.cel()));
            }
        }
        return validations;
    }

    private static Map<String, Object> validation(String field, String message, String cel) {
        Map<String, Object> validation = ordered("rule", cel, "message", message);
        if (!field.isEmpty()) {
            validation.put("fieldPath", "." + field);
        }
        return validation;
    }
}
