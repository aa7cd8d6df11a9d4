package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.policy.Manifest;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The CustomResourceDefinition in the chart. Helm reads nothing outside of a chart, so the chart holds a copy of the generated
 * file; {@code mvn -pl model,operator -am test -Dtest=CrdFileTest,ChartCrdTest -Dsurefire.failIfNoSpecifiedTests=false -DrewriteCrds=true}
 * copies it anew.
 */
class ChartCrdTest {
    private static final String FILE = "crds/stockpipelines.stockpipeline.io.yaml";
    private static final Path GENERATED = Release.ROOT.resolve(FILE);
    private static final Path COPY = Release.CHART.resolve("files").resolve(FILE);

    @Test
    void shouldBeTheGeneratedOne() throws IOException {
        String generated = Files.readString(GENERATED);
        if (Boolean.getBoolean("rewriteCrds")) {
            Files.writeString(COPY, generated);
        }
        assertThat(Files.readString(COPY)).isEqualTo(generated);
    }

    @Test
    void shouldArriveAsItIsWithLabelsAndTheMarkThatKeepsIt() throws IOException {
        Manifest rendered = Release.plain().objects().only("CustomResourceDefinition");
        Manifest copy = Manifests.ofYaml(Files.readString(COPY)).only("CustomResourceDefinition");
        assertThat(rendered.json()
                        .at("/metadata/annotations/helm.sh~1resource-policy")
                        .asText())
                .isEqualTo("keep");
        assertThat(rendered.name()).isEqualTo("stockpipelines.stockpipeline.io");
        ObjectNode added = (ObjectNode) rendered.json().path("metadata");
        added.remove("annotations");
        added.remove("labels");
        assertThat(rendered.json()).isEqualTo(copy.json());
    }

    @Test
    void shouldArriveLineByLine() throws IOException {
        String spec = Files.readString(COPY);
        spec = spec.substring(spec.indexOf("\nspec:")).stripTrailing();
        assertThat(Release.plain().text()).contains(spec);
    }

    @Test
    void shouldStayAwayWhenAnotherReleaseOwnsIt() {
        assertThat(Release.plain().with("crds: { install: false }").objects().ofKind("CustomResourceDefinition"))
                .isEmpty();
        assertThat(Release.plain().with("crds: { install: false }").notes()).contains("crds.install is false");
    }
}
