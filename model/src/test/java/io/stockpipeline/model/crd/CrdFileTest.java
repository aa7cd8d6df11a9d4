package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Holds {@code crds/stockpipelines.stockpipeline.io.yaml} to the table. After a change of the table
 * {@code mvn -pl model test -Dtest=CrdFileTest -DrewriteCrds=true} writes the file anew.
 */
class CrdFileTest {
    private static final Path FILE = Path.of("..", "crds", CustomResourceDefinition.NAME + ".yaml");
    /** {@code kubectl apply} keeps the whole document in an annotation, and annotations end here. */
    private static final int MOST_BYTES_OF_AN_ANNOTATION = 262_144;

    @Test
    void shouldBeTheFileThatIsCommitted() throws IOException {
        String yaml = CustomResourceDefinition.yaml();
        if (Boolean.getBoolean("rewriteCrds")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, yaml);
        }
        assertThat(Files.readString(FILE)).isEqualTo(yaml);
    }

    @Test
    void shouldBeTheSameAtEveryCall() {
        assertThat(CustomResourceDefinition.yaml()).isEqualTo(CustomResourceDefinition.yaml());
    }

    @Test
    void shouldReadBackAsWritten() {
        Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(CustomResourceDefinition.yaml());
        assertThat(Crd.json(read)).isEqualTo(Crd.json(CustomResourceDefinition.document()));
    }

    /** An anchor is good YAML, but few people read it and some tools do not. */
    @Test
    void shouldHaveNoAnchors() {
        assertThat(CustomResourceDefinition.yaml()).doesNotContainPattern("(?m)[:-] [&*]id[0-9]");
    }

    @Test
    void shouldFitKubectlsAnnotation() {
        assertThat(Crd.json(CustomResourceDefinition.document()).toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(MOST_BYTES_OF_AN_ANNOTATION);
    }

    @Test
    void shouldPointItsSubresourcesAndColumnsAtFieldsOfTheSchema() {
        var version = Crd.json(CustomResourceDefinition.document()).at("/spec/versions/0");
        var scale = version.at("/subresources/scale");
        assertThat(Crd.property(scale.path("specReplicasPath").asText())).isNotEmpty();
        assertThat(Crd.property(scale.path("statusReplicasPath").asText())).isNotEmpty();
        assertThat(Crd.property(scale.path("labelSelectorPath").asText())).isNotEmpty();
        for (var column : version.path("additionalPrinterColumns")) {
            String path = column.path("jsonPath").asText();
            if (!path.startsWith(".metadata.")) {
                assertThat(Crd.property(path.replaceAll("\\[.*\\]", ".items")))
                        .as(path)
                        .isNotEmpty();
            }
        }
    }
}
