package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Roles give what is needed, by name, and nothing with which a holder could take more. */
final class AccessRules {
    private static final Set<String> HAND_OUT_RIGHTS = Set.of("escalate", "bind", "impersonate");
    private static final Set<String> GIVE_MORE = Set.of(
            "roles",
            "rolebindings",
            "clusterroles",
            "clusterrolebindings",
            "serviceaccounts/token",
            "pods/exec",
            "pods/attach",
            "nodes/proxy");

    private AccessRules() {}

    static Stream<Fault> leastAccess(Manifests manifests) {
        return manifests
                .ofKind("Role", "ClusterRole")
                .flatMap(role -> Pod.list(role.json().path("rules"))
                        .flatMap(rule -> faults(rule).stream()
                                .map(words -> Fault.of("least-access", role, words + " in " + rule))));
    }

    private static List<String> faults(JsonNode rule) {
        List<String> words = new ArrayList<>();
        for (String field : List.of("apiGroups", "resources", "verbs", "nonResourceURLs")) {
            if (any(rule, field, value -> value.contains("*"))) {
                words.add("a wildcard in " + field);
            }
        }
        if (any(rule, "verbs", HAND_OUT_RIGHTS::contains)) {
            words.add("a verb that hands out rights");
        }
        if (any(rule, "resources", GIVE_MORE::contains)) {
            words.add("a resource that gives more rights");
        }
        if (any(rule, "resources", "secrets"::equals) && any(rule, "verbs", verb -> !verb.equals("get"))) {
            words.add("more than get of secrets");
        }
        return words;
    }

    private static boolean any(JsonNode rule, String field, Predicate<String> test) {
        return Pod.list(rule.path(field)).map(JsonNode::asText).anyMatch(test);
    }
}
