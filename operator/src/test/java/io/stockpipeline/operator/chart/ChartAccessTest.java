package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the operator and the users of a cluster may do. */
class ChartAccessTest {
    private static final String OWNED = "get,list,watch,create,patch,delete";

    /** Group/resource and verbs: exactly what the operator calls. A right more is a fault as much as one less. */
    private static final Set<String> OPERATOR = Set.of(
            "stockpipeline.io/stockpipelines get,list,watch,patch",
            "stockpipeline.io/stockpipelines/status patch",
            "stockpipeline.io/stockpipelines/finalizers update",
            "apps/deployments " + OWNED,
            "apps/statefulsets " + OWNED,
            "/serviceaccounts " + OWNED,
            "/configmaps " + OWNED,
            "/services " + OWNED,
            "/pods list",
            "/secrets get",
            "/events create,patch",
            "policy/poddisruptionbudgets " + OWNED,
            "networking.k8s.io/ingresses " + OWNED,
            "networking.k8s.io/networkpolicies " + OWNED,
            "monitoring.coreos.com/podmonitors " + OWNED,
            "kafka.strimzi.io/kafkatopics " + OWNED);

    private static final Release TWO_NAMESPACES =
            Release.plain().with("watch: { scope: Namespaces, namespaces: [a, b] }");

    @Test
    void shouldGiveTheOperatorExactlyWhatItNeedsInTheCluster() {
        Manifests objects = Release.plain().objects();
        Manifest binding = objects.only("ClusterRoleBinding");
        Manifest role = objects.ofKind("ClusterRole")
                .filter(candidate -> candidate
                        .name()
                        .equals(binding.json().at("/roleRef/name").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(rights(role)).isEqualTo(OPERATOR);
        assertThat(binding.json().at("/subjects/0/namespace").asText()).isEqualTo("stockpipeline-system");
    }

    @Test
    void shouldGiveTheSameInEachListedNamespaceAndNothingElsewhere() {
        Manifests objects = TWO_NAMESPACES.objects();
        assertThat(objects.ofKind("ClusterRoleBinding")).isEmpty();
        List<Manifest> roles = objects.ofKind("Role")
                .filter(role -> !role.name().endsWith("-leader"))
                .toList();
        assertThat(roles).extracting(Manifest::namespace).containsExactly("a", "b");
        assertThat(roles).allSatisfy(role -> assertThat(rights(role)).isEqualTo(OPERATOR));
    }

    @Test
    void shouldWatchTheReleasesOwnNamespaceWhenNoneIsListed() {
        Manifests objects = Release.plain().with("watch: { scope: Namespaces }").objects();
        assertThat(objects.ofKind("Role").map(Manifest::namespace)).containsOnly("stockpipeline-system");
        assertThat(environment(objects, "STOCKPIPELINE_WATCH_NAMESPACES")).isEqualTo("stockpipeline-system");
    }

    @Test
    void shouldKeepTheLeaseToTheOperatorsNamespace() {
        assertThat(leases(Release.plain())).containsExactly("stockpipeline-system: get,create,update,patch");
        assertThat(leases(TWO_NAMESPACES)).containsExactly("stockpipeline-system: get,create,update,patch");
        assertThat(leases(Release.plain().with("leaderElection: { enabled: false }")))
                .isEmpty();
    }

    @Test
    void shouldRenderNothingClusterScopedForAnInstallerWithRightsInNamespacesOnly() {
        Manifests objects = Release.plain()
                .with(ValuesFiles.FOLDER.resolve("namespaced-only.yaml"))
                .objectsAndHooks();
        assertThat(objects.all()).extracting(Manifest::namespace).containsOnly("stockpipeline-system");
    }

    @Test
    void shouldLetViewersLookAndEditorsRunAndScale() {
        Manifests objects = Release.plain().objects();
        Manifest view = aggregated(objects, "view");
        assertThat(rights(view)).allMatch(right -> right.endsWith(" get,list,watch"));
        Manifest edit = objects.ofKind("ClusterRole")
                .filter(role -> role.name().contains("-edit."))
                .findFirst()
                .orElseThrow();
        assertThat(edit.labels()
                        .path("rbac.authorization.k8s.io/aggregate-to-edit")
                        .asText())
                .isEqualTo("true");
        assertThat(edit.labels().has("rbac.authorization.k8s.io/aggregate-to-view"))
                .isFalse();
        assertThat(rights(edit))
                .containsExactlyInAnyOrder(
                        "stockpipeline.io/stockpipelines create,update,patch,delete,deletecollection",
                        "stockpipeline.io/stockpipelines/scale update,patch");
    }

    @Test
    void shouldLeaveTheUserRolesOutWhenSwitchedOff() {
        assertThat(Release.plain()
                        .with("rbac: { aggregateToUserRoles: false }")
                        .objects()
                        .ofKind("ClusterRole"))
                .hasSize(1);
        assertThat(TWO_NAMESPACES.with("crds: { install: false }").objects().ofKind("ClusterRole"))
                .isEmpty();
    }

    @Test
    void shouldSayBesideEachRuleWhyItIsThere() throws IOException {
        List<String> lines = Files.readAllLines(Release.CHART.resolve("templates/_rules.tpl"));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("- apiGroups:")) {
                assertThat(lines.get(i - 1)).as("above: %s", lines.get(i + 1)).startsWith("# ");
            }
        }
    }

    private static Manifest aggregated(Manifests objects, String to) {
        List<Manifest> roles = objects.ofKind("ClusterRole")
                .filter(role -> role.labels().has("rbac.authorization.k8s.io/aggregate-to-" + to))
                .toList();
        assertThat(roles).hasSize(1);
        return roles.get(0);
    }

    private static List<String> leases(Release release) {
        return release.objects()
                .ofKind("Role")
                .filter(role -> role.name().endsWith("-leader"))
                .map(role ->
                        role.namespace() + ": " + rights(role).iterator().next().split(" ")[1])
                .toList();
    }

    private static Set<String> rights(Manifest role) {
        Set<String> rights = new TreeSet<>();
        for (JsonNode rule : role.json().path("rules")) {
            List<String> verbs = new ArrayList<>();
            rule.path("verbs").forEach(verb -> verbs.add(verb.asText()));
            rule.path("apiGroups")
                    .forEach(group -> rule.path("resources")
                            .forEach(resource -> rights.add(
                                    group.asText() + "/" + resource.asText() + " " + String.join(",", verbs))));
        }
        return rights;
    }

    private static String environment(Manifests objects, String name) {
        for (JsonNode variable : objects.only("Deployment").json().at("/spec/template/spec/containers/0/env")) {
            if (variable.path("name").asText().equals(name)) {
                return variable.path("value").asText();
            }
        }
        return "";
    }
}
