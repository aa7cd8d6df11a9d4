package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's Deployment, and what stands and falls with it. */
class ChartOperatorTest {
    @Test
    void shouldTellTheOperatorItsSettings() {
        assertThat(environment(Release.plain()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("STOCKPIPELINE_OPERATOR_NAME", "stockpipeline-operator"),
                        Map.entry("STOCKPIPELINE_OPERATOR_NAMESPACE", "metadata.namespace"),
                        Map.entry("STOCKPIPELINE_IMAGE", "stockpipeline/stockpipeline:0.1.0"),
                        Map.entry("STOCKPIPELINE_IMAGE_PULL_POLICY", "IfNotPresent"),
                        Map.entry("STOCKPIPELINE_WATCH_NAMESPACES", ""),
                        Map.entry("STOCKPIPELINE_WATCH_SELECTOR", ""),
                        Map.entry("STOCKPIPELINE_LEADER_ELECTION", "true"),
                        Map.entry("STOCKPIPELINE_HEALTH_ADDRESS", "0.0.0.0:8081"),
                        Map.entry("STOCKPIPELINE_LOG_LEVEL", "INFO"),
                        Map.entry("STOCKPIPELINE_RESYNC", "4m"),
                        Map.entry("STOCKPIPELINE_FS_GROUP", "65532"),
                        Map.entry(
                                "JDK_JAVA_OPTIONS",
                                "@/opt/stockpipeline/jvm.options -XX:TieredStopAtLevel=1 -XX:MaxRAMPercentage=35"),
                        Map.entry("STOCKPIPELINE_NETWORK_POLICIES", "false"),
                        Map.entry("STOCKPIPELINE_POD_MONITORS", "false")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kafka: { bootstrapServers: 'a:9092,b:9092' } | STOCKPIPELINE_BOOTSTRAP_SERVERS | `a:9092,b:9092`",
                "kafka: { oauthAllowedUrls: ['https://a/t', 'https://b/t'] } | STOCKPIPELINE_OAUTH_ALLOWED_URLS | `https://a/t,https://b/t`",
                "watch: { scope: Namespaces, namespaces: [b, a] } | STOCKPIPELINE_WATCH_NAMESPACES | `b,a`",
                "watch: { labelSelector: 'a=b,c!=d' } | STOCKPIPELINE_WATCH_SELECTOR | `a=b,c!=d`",
                "leaderElection: { enabled: false } | STOCKPIPELINE_LEADER_ELECTION | false",
                "jvmOptions: -Xmx200m | JDK_JAVA_OPTIONS | @/opt/stockpipeline/jvm.options -Xmx200m",
                "workloads: { fsGroup: 1000 } | STOCKPIPELINE_FS_GROUP | 1000",
                "image: { registry: r:5000/, tag: '12' } | STOCKPIPELINE_IMAGE | r:5000/stockpipeline/stockpipeline:12",
                "image: { repository: 'r.example.com:5000/s', tag: a } | STOCKPIPELINE_IMAGE | r.example.com:5000/s:a",
                "workloads: { image: 'r/s:1' } | STOCKPIPELINE_IMAGE | r/s:1",
                "extraEnv: [{ name: TZ, value: UTC }] | TZ | UTC",
            })
    void shouldHandValuesOn(String values, String variable, String value) {
        assertThat(environment(Release.plain().with(values))).containsEntry(variable, value);
    }

    @Test
    void shouldPreferTheDigestToTheTag() {
        String digest = "sha256:" + "0".repeat(64);
        assertThat(container(Release.plain().with("image: { tag: \"1\", digest: \"" + digest + "\" }"))
                        .path("image")
                        .asText())
                .isEqualTo("stockpipeline/stockpipeline@" + digest);
    }

    @Test
    void shouldRollOneByOneWithAnElectionAndStopFirstWithout() {
        assertThat(deployment(Release.plain()).at("/spec/strategy").toString())
                .isEqualTo("{\"type\":\"RollingUpdate\",\"rollingUpdate\":{\"maxSurge\":1,\"maxUnavailable\":0}}");
        assertThat(deployment(Release.plain().with("leaderElection: { enabled: false }"))
                        .at("/spec/strategy")
                        .toString())
                .isEqualTo("{\"type\":\"Recreate\"}");
    }

    @Test
    void shouldSpreadAndProtectSeveralReplicasOnly() {
        assertThat(Release.plain().objects().ofKind("PodDisruptionBudget")).isEmpty();
        assertThat(deployment(Release.plain()).at("/spec/template/spec/topologySpreadConstraints"))
                .isEmpty();
        Manifests three = Release.plain().with("replicas: 3").objects();
        JsonNode budget = three.only("PodDisruptionBudget").json().path("spec");
        assertThat(budget.path("maxUnavailable").asInt()).isEqualTo(1);
        assertThat(budget.path("unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
        assertThat(three.only("Deployment").json().at("/spec/template/spec/topologySpreadConstraints"))
                .hasSize(1);
    }

    @Test
    void shouldLetInOnlyThePortOfHealthAndTheTestBesideThoseListed() {
        JsonNode open = Release.plain().objects().only("NetworkPolicy").json().path("spec");
        assertThat(open.path("policyTypes").toString()).isEqualTo("[\"Ingress\"]");
        assertThat(open.at("/ingress/0/ports").toString()).isEqualTo("[{\"port\":\"health\",\"protocol\":\"TCP\"}]");
        assertThat(open.at("/ingress/0/from").isMissingNode()).isTrue();
        JsonNode closed = Release.plain()
                .with(ValuesFiles.FOLDER.resolve("closed-network.yaml"))
                .objects()
                .only("NetworkPolicy")
                .json()
                .at("/spec/ingress/0/from");
        assertThat(closed).hasSize(2);
        assertThat(closed.at("/1/podSelector/matchLabels/app.kubernetes.io~1component")
                        .asText())
                .isEqualTo("test");
    }

    @Test
    void shouldTestTheInstallationThroughTheService() {
        Manifest pod = Release.plain().objectsAndHooks().only("Pod");
        assertThat(pod.json().at("/spec/containers/0/args").toString())
                .isEqualTo("[\"self-test\",\"--operator\",\"http://stockpipeline-operator:8081\"]");
        JsonNode service = Release.plain().objects().only("Service").json();
        assertThat(service.at("/metadata/name").asText()).isEqualTo("stockpipeline-operator");
        assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(8081);
        assertThat(service.at("/spec/selector/app.kubernetes.io~1component").asText())
                .as("else the test would be asked for its own health")
                .isNotEqualTo(pod.labels().path("app.kubernetes.io/component").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ replicas: 2, leaderElection: { enabled: false } } | replicas: more than one pod needs leaderElection",
                "watch: { namespaces: [a] } | watch.namespaces: with watch.scope=Cluster every namespace is watched",
                "metrics: { serviceMonitor: { enabled: true }, podMonitor: { enabled: true } } | enable one of them",
                "extraEnv: [{ name: STOCKPIPELINE_IMAGE, value: x }] | STOCKPIPELINE_IMAGE is set by the chart",
            })
    void shouldRefuseValuesThatDoNotGoTogether(String values, String words) {
        assertThatThrownBy(() -> Release.plain().with(values).objects()).hasMessageContaining(words);
    }

    private static JsonNode deployment(Release release) {
        return release.objects().only("Deployment").json();
    }

    private static JsonNode container(Release release) {
        return deployment(release).at("/spec/template/spec/containers/0");
    }

    private static Map<String, String> environment(Release release) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (JsonNode variable : container(release).path("env")) {
            environment.put(
                    variable.path("name").asText(),
                    variable.has("value")
                            ? variable.path("value").asText()
                            : variable.at("/valueFrom/fieldRef/fieldPath").asText());
        }
        return environment;
    }
}
