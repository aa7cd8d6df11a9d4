package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value is explained, described by the schema and of use; others are refused. */
class ChartValuesTest {
    /** A value unlike its default for each value of the chart. */
    private static final Path CHANGED = Path.of("src/test/resources/chart/changed-values.yaml");

    /** What a changed value may need to have an effect. */
    private static final List<String> SURROUNDINGS = List.of(
            "{}",
            """
            replicas: 2
            metrics:
              serviceMonitor: { enabled: true, renderMode: AlwaysRender }
              prometheusRule: { enabled: true, renderMode: AlwaysRender }
              grafanaDashboard: { enabled: true }
            """,
            "metrics: { podMonitor: { enabled: true, renderMode: AlwaysRender } }",
            "metrics: { serviceMonitor: { enabled: true }, prometheusRule: { enabled: true } }",
            "metrics: { podMonitor: { enabled: true } }",
            "metrics: { prometheusRule: { renderMode: AlwaysRender }, serviceMonitor: { renderMode: AlwaysRender } }",
            "metrics: { podMonitor: { renderMode: AlwaysRender } }",
            "watch: { scope: Namespaces }");

    static List<String> paths() throws IOException {
        return ValueRow.all().stream().map(ValueRow::path).toList();
    }

    @Test
    void shouldExplainEveryValue() throws IOException {
        List<ValueRow> rows = ValueRow.all();
        assertThat(leaves(ValueRow.defaults(), ""))
                .allSatisfy(leaf ->
                        assertThat(rows).as("a comment \"# --\" for %s", leaf).anyMatch(row -> row.covers(leaf)));
        assertThat(rows).allSatisfy(row -> assertThat(row.words()).endsWith("."));
    }

    @Test
    void shouldDescribeEveryValueInTheSchemaAndNoOther() throws IOException {
        Set<String> described = new TreeSet<>();
        JsonNode schema = schema();
        described(schema, schema, "", described);
        described.remove("global"); // Helm hands it to every chart that is a part of another
        List<ValueRow> rows = ValueRow.all();
        assertThat(rows)
                .allSatisfy(row -> assertThat(described)
                        .as(row.path())
                        .anyMatch(path -> row.covers(path) || path.equals(row.path())));
        assertThat(described).allSatisfy(path -> assertThat(rows).as(path).anyMatch(row -> row.covers(path)));
    }

    @Test
    void shouldRefuseUnknownValuesEverywhereButInFreeMaps() throws IOException {
        List<String> open = new ArrayList<>();
        open(schema(), "", open);
        assertThat(open)
                .as("objects that take any key")
                .containsExactlyInAnyOrder(
                        "/properties/global",
                        "/properties/extraEnv/items/properties/valueFrom",
                        "/properties/podSecurityContext",
                        "/properties/securityContext",
                        "/properties/nodeSelector",
                        "/properties/tolerations/items",
                        "/properties/affinity",
                        "/properties/topologySpreadConstraints/items",
                        "/properties/networkPolicy/properties/from/items",
                        "/$defs/labels",
                        "/$defs/annotations");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void shouldChangeSomethingWhenAValueIsChanged(String path) throws IOException {
        JsonNode changed =
                Manifests.ofYaml(Files.readString(CHANGED)).all().get(0).json();
        String pointer = "/" + path.replace('.', '/');
        JsonNode value = changed.at(pointer);
        assertThat(value.isMissingNode()).as("%s holds %s", CHANGED, path).isFalse();
        assertThat(value).isNotEqualTo(ValueRow.defaults().at(pointer));
        String yaml = nested(path, value).toString();
        assertThat(SURROUNDINGS).as("renders other objects with %s", yaml).anyMatch(surrounding -> {
            Release release = Release.plain().with(surrounding);
            Optional<Manifests> without = rendered(release);
            Optional<Manifests> with = rendered(release.with(yaml));
            return without.isPresent() && with.isPresent() && !without.equals(with);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replicaCount: 2 | replicaCount",
                "image: { tags: '1' } | tags",
                "image: { repository: 'a/b:1' } | /image/repository",
                "image: { tag: latest } | /image/tag",
                "image: { tag: 0.1 } | /image/tag",
                "image: { digest: sha256:abc } | /image/digest",
                "image: { pullPolicy: always } | /image/pullPolicy",
                "imagePullSecrets: [regcred] | /imagePullSecrets/0",
                "workloads: { image: 'a/b:latest' } | /workloads/image",
                "workloads: { networkPolicy: true } | /workloads/networkPolicy",
                "kafka: { bootstrapServers: kafka } | /kafka/bootstrapServers",
                "`kafka: { bootstrapServers: 'a:9092, b:9092' }` | /kafka/bootstrapServers",
                "kafka: { password: x } | password",
                "kafka: { oauthAllowedUrls: [login.example.com] } | /kafka/oauthAllowedUrls/0",
                "watch: { scope: cluster } | /watch/scope",
                "watch: { namespaces: trading } | /watch/namespaces",
                "watch: { namespaces: [a, a] } | /watch/namespaces",
                "watch: { namespaces: [Trading] } | /watch/namespaces/0",
                "crds: { install: 'yes' } | /crds/install",
                "crds: { keep: false } | keep",
                "replicas: 0 | /replicas",
                "replicas: two | /replicas",
                "resync: 4 | /resync",
                "resync: 4 minutes | /resync",
                "logLevel: info | /logLevel",
                "resources: { limits: { cpu: lots } } | /resources/limits/cpu",
                "resources: { limits: null } | /resources",
                "resources: { limits: { memory: 256MB } } | /resources/limits/memory",
                "podLabels: { tier: 1 } | /podLabels/tier",
                "podAnnotations: { safe: true } | /podAnnotations/safe",
                "extraEnv: { TZ: UTC } | /extraEnv",
                "extraEnv: [{ name: TZ, vlaue: UTC }] | vlaue",
                "fullnameOverride: My_Operator | /fullnameOverride",
                "metrics: { serviceMonitor: { renderMode: Always } } | /metrics/serviceMonitor/renderMode",
                "metrics: { podMonitor: { interval: 30 } } | /metrics/podMonitor/interval",
                "terminationGracePeriodSeconds: 30s | /terminationGracePeriodSeconds",
            })
    void shouldRefuse(String values, String place) {
        assertThatThrownBy(() -> Release.plain().with(values).objects())
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(place);
    }

    @Test
    void shouldRefuseATagThatHelmHasMadeANumber() {
        HelmLibrary.require();
        assertThatThrownBy(() -> new Helm(Release.CHART)
                        .template()
                        .withKubeVersion(Release.KUBERNETES)
                        .set("image.tag", "12")
                        .call())
                .hasMessageContaining("/image/tag")
                .hasMessageContaining("want string");
    }

    @Test
    void shouldWorkAsAPartOfAnotherChart() {
        assertThat(Release.plain()
                        .with("global: { imageRegistry: x }")
                        .objects()
                        .all())
                .isNotEmpty();
    }

    @Test
    void shouldRefuseAnOldKubernetes() {
        HelmLibrary.require();
        assertThatThrownBy(() -> new Helm(Release.CHART)
                        .template()
                        .withKubeVersion("1.28.9")
                        .call())
                .hasMessageContaining("requires kubeVersion: >=1.29.0-0");
    }

    /** Nothing where the chart refuses the values. */
    private static Optional<Manifests> rendered(Release release) {
        try {
            return Optional.of(release.objectsAndHooks());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode nested(String path, JsonNode value) {
        ObjectNode top = new ObjectMapper().createObjectNode();
        ObjectNode here = top;
        String[] keys = path.split("\\.");
        for (int i = 0; i < keys.length - 1; i++) {
            here = here.putObject(keys[i]);
        }
        here.set(keys[keys.length - 1], value);
        return top;
    }

    private static List<String> leaves(JsonNode node, String path) {
        List<String> leaves = new ArrayList<>();
        node.properties().forEach(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (field.getValue().isObject() && !field.getValue().isEmpty()) {
                leaves.addAll(leaves(field.getValue(), below));
            } else {
                leaves.add(below);
            }
        });
        return leaves;
    }

    private static JsonNode schema() throws IOException {
        return new ObjectMapper()
                .readTree(Release.CHART.resolve("values.schema.json").toFile());
    }

    private static void described(JsonNode schema, JsonNode node, String path, Set<String> paths) {
        JsonNode here = node.has("$ref") ? schema.at(node.path("$ref").asText().substring(1)) : node;
        if (here.path("properties").isEmpty()) {
            paths.add(path);
        }
        here.path("properties")
                .properties()
                .forEach(field -> described(
                        schema,
                        field.getValue(),
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        paths));
    }

    private static void open(JsonNode node, String pointer, List<String> open) {
        if (node.path("type").asText().equals("object")
                && !(node.path("additionalProperties").isBoolean()
                        && !node.path("additionalProperties").asBoolean())) {
            open.add(pointer);
        }
        node.properties().forEach(field -> open(field.getValue(), pointer + "/" + field.getKey(), open));
    }
}
