package io.stockpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.operator.TestSettings;
import io.stockpipeline.operator.desired.Facts.SecretsHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a pipeline becomes on Kubernetes: a folder a case, {@code in.yaml} the StockPipeline and {@code out.yaml} every object.
 * After a change that is meant: {@code mvn -pl model,operator test -Dtest=GoldenFilesTest -DrewriteGolden=true
 * -Dsurefire.failIfNoSpecifiedTests=false}, and read the difference.
 */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    static Stream<Path> cases() throws IOException {
        return Files.list(FOLDER).sorted();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pipelineBecomesTheseObjects(Path folder) throws Exception {
        String objects =
                desired(folder.resolve("in.yaml")).stream().map(YAML::asYaml).collect(Collectors.joining());
        Path golden = folder.resolve("out.yaml");
        if (Boolean.getBoolean("rewriteGolden")) {
            Files.writeString(golden, objects);
        }
        assertThat(golden).hasContent(objects);
    }

    /** The objects of a StockPipeline in a file, in the order in which they are applied. */
    static List<HasMetadata> desired(Path file) throws Exception {
        ObjectNode completed = PipelineFile.completed((ObjectNode) new YAMLMapper().readTree(file.toFile()));
        Pipeline pipeline = new Pipeline(PipelineFile.of(completed), completed);
        boolean named = SecretNames.kafka(pipeline.spec()).isPresent();
        Facts facts = new Facts(
                "5e1f",
                named ? "broker:9093" : "kafka:9092",
                new SecretsHash(
                        named ? "aaaa1111" : null,
                        SecretNames.source(pipeline.spec())
                                .map(name -> "bbbb2222")
                                .orElse(null),
                        SecretNames.history(pipeline.spec())
                                .map(name -> "cccc3333")
                                .orElse(null)),
                pipeline.spec().processor().replicas(),
                pipeline.spec().image() == null
                        ? TestSettings.IMAGE
                        : pipeline.spec().image());
        DesiredObjects desired = DesiredObjects.of(
                pipeline,
                facts,
                switch (file.getParent().getFileName().toString()) {
                    case "everything" -> TestSettings.withSurroundings();
                    default -> TestSettings.plain();
                });
        return Stream.concat(
                        desired.common().stream(),
                        Stream.of(PipelineRole.values())
                                .flatMap(role -> desired.parts().getOrDefault(role, List.of()).stream()))
                .toList();
    }
}
