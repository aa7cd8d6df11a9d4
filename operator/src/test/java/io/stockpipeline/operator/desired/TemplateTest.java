package io.stockpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template is passed on to Kubernetes, but for what Kubernetes does not know: that is said with its place. */
class TemplateTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tolerations: [{ key: a }, { ky: b }] | spec.processor.template.tolerations[1] | ky",
                "volumes: [{ name: v, emptydir: {} }] | spec.processor.template.volumes[0] | emptydir",
                "affinity: { nodeAfinity: {} } | spec.processor.template.affinity | nodeAfinity",
            })
    void aTypoIsNamed(String template, String path, String field) throws Exception {
        Path file = write(template);

        assertThatThrownBy(() -> GoldenFilesTest.desired(file))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining(path)
                .hasMessageContaining(field);
    }

    @Test
    void aQuantityAndAPortOfEitherKindAreTaken() throws Exception {
        GoldenFilesTest.desired(write("volumes: [{ name: v, emptyDir: { sizeLimit: 1Gi } }]"));
    }

    private Path write(String template) throws Exception {
        Path file = Files.createDirectories(folder.resolve("case")).resolve("in.yaml");
        return Files.writeString(file, """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: tech, namespace: markets }
                spec:
                  symbols: [AAPL]
                  source: { synthetic: {} }
                  windows: [{ size: 5m }]
                  processor: { template: { %s } }
                """.formatted(template));
    }
}
