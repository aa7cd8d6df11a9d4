package io.stockpipeline.operator.kubernetes.api;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a user may do: the rules of the roles bound to it, in the whole cluster or in one namespace. */
public final class Permissions {
    /** What users may do of whom nothing is said. */
    static final Permissions EVERYTHING = clusterWide(List.of(new PolicyRuleBuilder()
            .withApiGroups("*")
            .withResources("*")
            .withVerbs("*")
            .build()));

    private final List<PolicyRule> everywhere;
    private final Map<String, List<PolicyRule>> byNamespace;

    private Permissions(List<PolicyRule> everywhere, Map<String, List<PolicyRule>> byNamespace) {
        this.everywhere = List.copyOf(everywhere);
        this.byNamespace = Map.copyOf(byNamespace);
    }

    /** A ClusterRole with a ClusterRoleBinding. */
    public static Permissions clusterWide(List<PolicyRule> rules) {
        return new Permissions(rules, Map.of());
    }

    /** A Role, or a ClusterRole, with a RoleBinding in a namespace, beside what there is. */
    public Permissions and(String namespace, List<PolicyRule> rules) {
        Map<String, List<PolicyRule>> more = new HashMap<>(byNamespace);
        more.merge(namespace, rules, (before, added) -> {
            List<PolicyRule> all = new ArrayList<>(before);
            all.addAll(added);
            return all;
        });
        return new Permissions(everywhere, more);
    }

    /** The rules that hold in a namespace. */
    List<PolicyRule> in(String namespace) {
        List<PolicyRule> rules = new ArrayList<>(everywhere);
        rules.addAll(byNamespace.getOrDefault(namespace, List.of()));
        return rules;
    }

    /**
     * @param exists whether the object is there: an apply that creates needs create and patch
     * @throws ApiError 403 when no rule allows it
     */
    void check(ApiRequest request, boolean exists) {
        require(request, request.verb());
        if (request.isApply() && !exists) {
            require(request, "create");
        }
    }

    private void require(ApiRequest request, String verb) {
        boolean allowed = everywhere.stream().anyMatch(rule -> allows(rule, request, verb))
                || byNamespace.getOrDefault(request.namespace(), List.of()).stream()
                        .anyMatch(rule -> allows(rule, request, verb));
        if (!allowed) {
            throw ApiError.forbidden(request, verb);
        }
    }

    private static boolean allows(PolicyRule rule, ApiRequest request, String verb) {
        String resource =
                request.type().plural() + (request.subresource().isEmpty() ? "" : "/" + request.subresource());
        return has(rule.getVerbs(), verb)
                && has(rule.getApiGroups(), request.type().group())
                && (has(rule.getResources(), resource) || rule.getResources().contains("*/" + request.subresource()))
                && (rule.getResourceNames().isEmpty() || rule.getResourceNames().contains(request.name()));
    }

    private static boolean has(List<String> allowed, String wanted) {
        return allowed.contains("*") || allowed.contains(wanted);
    }
}
