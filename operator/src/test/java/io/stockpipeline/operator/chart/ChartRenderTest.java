package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import io.stockpipeline.operator.policy.KubernetesFields;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import io.stockpipeline.operator.policy.PolicyRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the chart whatever the values are. */
class ChartRenderTest {
    private static final List<String> CLUSTER_SCOPED =
            List.of("ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition");

    static List<Path> valuesFiles() throws IOException {
        return ValuesFiles.all();
    }

    @Test
    void shouldPassHelmsOwnLinter() {
        HelmLibrary.require();
        LintResult result = new Helm(Release.CHART).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
        assertThat(result.getMessages()).containsExactly("[INFO] Chart.yaml: icon is recommended");
    }

    @Test
    void shouldBeTriedOnManyValues() throws IOException {
        assertThat(valuesFiles())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .as("a head that tells what %s shows", file)
                        .startsWith("# "));
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void shouldKeepToPolicyAndToTheFieldsOfKubernetes(Path values) {
        Manifests objects = Release.plain().with(values).objectsAndHooks();
        PolicyRules rules = PolicyRules.all();
        if (values.endsWith("own-service-account.yaml")) {
            rules = rules.except(
                    "no-dangling-reference",
                    "Deployment stockpipeline-operator",
                    "the account is made by somebody else");
            for (Manifest binding :
                    objects.ofKind("RoleBinding", "ClusterRoleBinding").toList()) {
                rules = rules.except("no-dangling-reference", binding.id(), "the account is made by somebody else");
            }
        }
        assertThat(rules.faults(objects)).isEmpty();
        assertThat(KubernetesFields.faults(objects)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void shouldNameLabelAndPlaceEveryObject(Path values) {
        for (Manifest object : Release.plain().with(values).objectsAndHooks().all()) {
            assertThat(object.namespace().isEmpty())
                    .as("%s says its namespace unless it has none", object.id())
                    .isEqualTo(CLUSTER_SCOPED.contains(object.kind()));
            assertThat(object.labels().properties())
                    .as("labels of %s", object.id())
                    .extracting(java.util.Map.Entry::getKey)
                    .contains(
                            "app.kubernetes.io/name",
                            "app.kubernetes.io/instance",
                            "app.kubernetes.io/component",
                            "app.kubernetes.io/part-of",
                            "app.kubernetes.io/version",
                            "app.kubernetes.io/managed-by");
        }
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void shouldSelectByWhatNeverChanges(Path values) {
        Set<String> used = new TreeSet<>();
        for (Manifest object : Release.plain().with(values).objects().all()) {
            for (JsonNode selector : object.json().findValues("matchLabels")) {
                if (object.kind().matches("Deployment|PodDisruptionBudget|ServiceMonitor|PodMonitor")) {
                    selector.fieldNames().forEachRemaining(used::add);
                }
            }
        }
        assertThat(used)
                .containsExactly("app.kubernetes.io/component", "app.kubernetes.io/instance", "app.kubernetes.io/name");
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void shouldSayWhatToDoNext(Path values) {
        String notes = Release.plain().with(values).notes();
        assertThat(notes)
                .contains(
                        "rollout status deployment/",
                        "helm test stockpipeline -n stockpipeline-system",
                        "kind: StockPipeline",
                        "get stockpipelines --watch",
                        "Before you uninstall: delete the pipelines first",
                        "  helm uninstall stockpipeline -n stockpipeline-system")
                .contains("\nEOF\n") // where the shell sees it
                .doesNotContain("<no value>", "%!");
    }

    @Test
    void shouldSayHowToDeleteItsPipelinesAndNoOthers() {
        assertThat(Release.plain().notes()).contains("\n  kubectl delete stockpipelines --all --all-namespaces\n");
        assertThat(Release.plain().with("watch: { labelSelector: a=b }").notes())
                .contains("\n  kubectl delete stockpipelines -l 'a=b' --all-namespaces\n");
        assertThat(Release.plain()
                        .with("watch: { scope: Namespaces, namespaces: [trading, research] }")
                        .notes())
                .contains("\n  kubectl delete stockpipelines --all -n trading\n"
                        + "  kubectl delete stockpipelines --all -n research\n");
    }
}
