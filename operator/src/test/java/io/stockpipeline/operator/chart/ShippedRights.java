package io.stockpipeline.operator.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.stockpipeline.operator.kubernetes.api.Permissions;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import java.util.ArrayList;
import java.util.List;

/** What an operator may do that was installed by the chart: the rules of its roles, as rendered. */
public final class ShippedRights {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ShippedRights() {}

    /** Of an operator that watches the whole cluster and lives in a namespace. */
    public static Permissions inCluster(String namespace) {
        Manifests objects = Release.plain().in(namespace).objects();
        String role =
                objects.only("ClusterRoleBinding").json().at("/roleRef/name").asText();
        List<PolicyRule> everywhere = objects.ofKind("ClusterRole")
                .filter(candidate -> candidate.name().equals(role))
                .flatMap(found -> rules(found).stream())
                .toList();
        Permissions permissions = Permissions.clusterWide(everywhere);
        for (Manifest found : objects.ofKind("Role").toList()) {
            permissions = permissions.and(found.namespace(), rules(found));
        }
        return permissions;
    }

    private static List<PolicyRule> rules(Manifest role) {
        List<PolicyRule> rules = new ArrayList<>();
        for (JsonNode rule : role.json().path("rules")) {
            try {
                rules.add(JSON.treeToValue(rule, PolicyRule.class));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return rules;
    }
}
