package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Holds a resource against the table and finds all of its faults, in the order in which an API server would. */
public final class Validator {
    private final Schema schema;

    public Validator(Schema schema) {
        this.schema = schema;
    }

    /**
     * Completes the resource in place - empty values are taken out, defaults are put in - and checks it.
     *
     * @return unknown fields in document order, then what does not fit its type in the table's order, then broken rules
     *     in the table's order; empty when the resource is good
     */
    public List<Fault> completeAndCheck(ObjectNode resource, WrittenText written) {
        Findings fields = new Findings(written);
        if (isOfAnotherKind(resource)) {
            identityOnly(resource, fields);
            return fields.all();
        }
        schema.resource().check(Path.ROOT, resource, fields);
        Defaults.fill(schema.resource(), resource);
        Findings rules = new Findings(written);
        RuleCheck.check(schema.rules(), resource, rules, fields);
        List<Fault> faults = new ArrayList<>(fields.all());
        faults.addAll(rules.all());
        return faults;
    }

    /** A Deployment is no StockPipeline with a hundred faults: it is held against the wrong table, and only that is said. */
    private boolean isOfAnotherKind(ObjectNode resource) {
        return schema.identity().stream().anyMatch(field -> {
            JsonNode value = resource.path(field.name());
            return value.isTextual() && !((Choice) field.type()).values().contains(value.textValue());
        });
    }

    private void identityOnly(ObjectNode resource, Findings findings) {
        for (Field field : schema.identity()) {
            Path at = Path.ROOT.field(field.name());
            if (resource.hasNonNull(field.name())) {
                field.type().check(at, resource.get(field.name()), findings);
            } else {
                findings.fault(at, field.missing());
            }
        }
    }
}
