package io.stockpipeline.operator.kubernetes.defaults;

import static io.stockpipeline.operator.kubernetes.defaults.Filling.at;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.items;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.object;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The defaults of NetworkPolicies and Ingresses. */
final class NetworkDefaults {
    private NetworkDefaults() {}

    static void networkPolicy(ObjectNode policy) {
        ObjectNode spec = object(policy, "spec");
        object(spec, "podSelector");
        if (!spec.has("policyTypes")) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (spec.has("egress")) {
                types.add("Egress");
            }
        }
        for (String direction : List.of("ingress", "egress")) {
            items(spec, direction).forEach(rule -> items(rule, "ports").forEach(port -> text(port, "protocol", "TCP")));
        }
    }

    static void ingress(ObjectNode ingress) {
        items(object(ingress, "spec"), "rules")
                .forEach(rule -> at(rule, "http")
                        .forEach(http -> items(http, "paths")
                                .forEach(path -> text(path, "pathType", "ImplementationSpecific"))));
    }
}
