package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.stockpipeline.operator.metrics.OperatorMetrics;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts ask only for metrics that the operator's libraries really give. */
class ChartMetricsTest {
    private static final Pattern ASKED =
            Pattern.compile("\\b(stockpipeline_[a-z]+|operator_sdk_[a-z_]+|jvm_[a-z_]+|process_[a-z_]+)");

    @Test
    void shouldAskOnTheDashboardOnlyForWhatThereIs() throws Exception {
        String file = Release.plain()
                .with("metrics: { grafanaDashboard: { enabled: true } }")
                .objects()
                .ofKind("ConfigMap")
                .findFirst()
                .orElseThrow()
                .json()
                .at("/data/stockpipeline-operator.json")
                .asText();
        JsonNode dashboard = new ObjectMapper().readTree(file);
        assertThat(dashboard.path("panels")).isNotEmpty();
        assertThat(dashboard.path("panels"))
                .allSatisfy(
                        panel -> assertThat(panel.path("description").asText()).isNotEmpty());
        shouldExist(asked(file));
    }

    @Test
    void shouldAlertOnlyOnWhatThereIs() throws Exception {
        Manifests objects = Release.plain()
                .with("metrics: { prometheusRule: { enabled: true, renderMode: AlwaysRender } }")
                .objects();
        JsonNode rules = objects.only("PrometheusRule").json().at("/spec/groups/0/rules");
        assertThat(rules).hasSize(5).allSatisfy(rule -> {
            assertThat(rule.path("expr").asText())
                    .contains("namespace=\"stockpipeline-system\",pod=~\"stockpipeline-operator-[^-]+-[^-]+\"");
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/description").asText()).isNotEmpty();
        });
        shouldExist(asked(rules.toString()));
    }

    private static void shouldExist(Set<String> asked) throws IOException {
        String scrape = scrape();
        assertThat(asked).isNotEmpty().allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name));
    }

    private static Set<String> asked(String text) {
        Set<String> names = new HashSet<>();
        Matcher matcher = ASKED.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** What {@code /metrics} says after a controller was registered, worked, failed and was told something. */
    private static String scrape() throws IOException {
        try (OperatorMetrics page = new OperatorMetrics();
                KubernetesClient client =
                        new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            page.pipelines(phase -> 0);
            Metrics metrics = page.ofSdk();
            new Operator(overrider -> overrider.withKubernetesClient(client).withMetrics(metrics)).register(new Idle());
            Map<String, Object> about = Map.of(Constants.CONTROLLER_NAME, "idle");
            ConfigMap resource = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("a")
                    .endMetadata()
                    .build();
            metrics.receivedEvent(new Event(new ResourceID("a")), about);
            metrics.reconcileCustomResource(resource, null, about);
            metrics.finishedReconciliation(resource, about);
            metrics.failedReconciliation(resource, new IllegalStateException(), about);
            run(metrics);
            System.gc(); // its pauses are told from the first one on
            await().until(() -> page.page().contains("jvm_gc_pause"));
            return page.page();
        }
    }

    private static void run(Metrics metrics) {
        try {
            metrics.timeControllerExecution(new Execution());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ControllerConfiguration(name = "idle")
    private static final class Idle implements Reconciler<ConfigMap> {
        @Override
        public UpdateControl<ConfigMap> reconcile(ConfigMap resource, Context<ConfigMap> context) {
            return UpdateControl.noUpdate();
        }
    }

    private static final class Execution implements Metrics.ControllerExecution<String> {
        @Override
        public String name() {
            return "reconcile";
        }

        @Override
        public String controllerName() {
            return "idle";
        }

        @Override
        public String successTypeName(String result) {
            return result;
        }

        @Override
        public ResourceID resourceID() {
            return new ResourceID("a");
        }

        @Override
        public Map<String, Object> metadata() {
            return Map.of();
        }

        @Override
        public String execute() {
            return "done";
        }
    }
}
