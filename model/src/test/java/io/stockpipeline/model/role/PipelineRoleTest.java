package io.stockpipeline.model.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.model.yaml.PipelineTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineRoleTest {
    private static final String PIPELINE = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: tech, namespace: desk, labels: { team: blue } }
            spec:
              symbols: [AAPL, "ON"]
              source: { yahoo: { interval: 30s } }
              windows: [{ size: 5m, tolerance: 0.5% }]
              processor: { storage: { size: 10Gi } }
              console: { history: { secretRef: { name: pg } } }
            """;

    @TempDir
    Path folder;

    static Stream<Path> valid() throws IOException {
        return Files.list(Path.of("src/test/resources/pipelines/valid")).sorted();
    }

    /** Which roles an edit restarts: those whose part it changes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/spec/windows/0/tolerance      | \"0.6%\"                                   | PROCESSOR CONSOLE",
                "/spec/source/yahoo/interval    | \"10s\"                                    | EXTRACTOR",
                "/spec/source/yahoo/interval    | \"5m\"                                     | EXTRACTOR PROCESSOR",
                "/spec/symbols                  | [\"AAPL\"]                                 | EXTRACTOR PROCESSOR CONSOLE",
                "/spec/grace                    | \"10s\"                                    | PROCESSOR",
                "/spec/deduplicate              | \"Time\"                                   | ''",
                "/spec/deduplicate              | \"None\"                                   | PROCESSOR",
                "/spec/extractor/shards         | 2                                          | EXTRACTOR",
                "/spec/processor/replicas       | 3                                          | ''",
                "/spec/processor/standbyReplicas| 1                                          | ''",
                "/spec/processor/standbyReplicas| 2                                          | PROCESSOR",
                "/spec/processor/threads        | 2                                          | PROCESSOR",
                "/spec/processor/storage/size   | \"20Gi\"                                   | ''",
                "/spec/processor/autoscaling    | {\"minReplicas\":1,\"maxReplicas\":2,\"targetLag\":1} | ''",
                "/spec/processor/startupTimeout | \"1m\"                                     | ''",
                "/spec/processor/template       | {\"logLevel\":\"DEBUG\"}                   | ''",
                "/spec/topics/partitions        | 12                                         | ''",
                "/spec/topics/retention/ticks   | \"1d\"                                     | ''",
                "/spec/topics/management        | \"None\"                                   | ''",
                "/spec/topics/deletionPolicy    | \"Delete\"                                 | ''",
                "/spec/kafka                    | {\"bootstrapServers\":\"kafka:9092\"}      | ''",
                "/spec/maxSymbols               | 7                                          | PROCESSOR",
                "/spec/console/replicas         | 2                                          | ''",
                "/spec/console/service/type     | \"NodePort\"                               | ''",
                "/spec/console/ingress          | {\"host\":\"prices.example.com\"}            | ''",
                "/spec/console/template         | {\"logLevel\":\"DEBUG\"}                   | ''",
                "/spec/console/history          | {\"secretRef\":{\"name\":\"other\"}}         | CONSOLE",
                "/spec/console/tls              | {\"secretRef\":{\"name\":\"tls\"}}           | CONSOLE",
                "/spec/console/auth             | {\"type\":\"Token\",\"secretRef\":{\"name\":\"t\"}} | CONSOLE",
                "/spec/notifications            | [{\"name\":\"n\",\"webhook\":{\"url\":\"https://example.com\"}}] | CONSOLE",
                "/spec/suspend                  | true                                       | ''",
                "/spec/paused                   | true                                       | ''",
                "/spec/image                    | \"registry.example.com/stockpipeline:1\"   | ''",
                "/spec/restartNonce             | 7                                          | ''",
                "/metadata/labels/team          | \"red\"                                    | ''",
            })
    void shouldChangeThePartsOfThoseWhoHaveToKnow(String at, String value, String roles) throws Exception {
        ObjectNode before = PipelineTrees.completed(PIPELINE);
        ObjectNode edited = before.deepCopy();
        int slash = at.lastIndexOf('/');
        JsonNode parent = edited.at(at.substring(0, slash));
        JsonNode newValue = JsonMapper.builder().build().readTree(value);
        ((ObjectNode) parent).set(at.substring(slash + 1), newValue);
        ObjectNode after = PipelineFile.completed(edited);

        Set<PipelineRole> changed = EnumSet.allOf(PipelineRole.class);
        changed.removeIf(role -> role.partText(before).equals(role.partText(after)));

        assertThat(changed)
                .containsExactlyInAnyOrderElementsOf(Stream.of(roles.split(" "))
                        .filter(role -> !role.isEmpty())
                        .map(PipelineRole::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldBeReadBackByItsRole(Path file) throws Exception {
        ObjectNode tree = PipelineTrees.completed(Files.readString(file));
        StockPipeline whole = PipelineFile.of(tree);
        for (PipelineRole role : PipelineRole.values()) {
            StockPipeline part = PipelineFile.readPart(write(role.partText(tree)), role);

            assertThat(part.qualifiedName()).isEqualTo(whole.qualifiedName());
            assertThat(part.spec().symbols()).isEqualTo(whole.spec().symbols());
            assertThat(part.spec().topics().effectivePartitions())
                    .isEqualTo(whole.spec().topics().effectivePartitions());
            assertThat(part.spec().source().selected().key())
                    .isEqualTo(whole.spec().source().selected().key());
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldTellTheProcessorAllThatItComputesWith(Path file) throws Exception {
        ObjectNode tree = PipelineTrees.completed(Files.readString(file));
        StockPipelineSpec whole = PipelineFile.of(tree).spec();
        StockPipelineSpec part = PipelineFile.readPart(
                        write(PipelineRole.PROCESSOR.partText(tree)), PipelineRole.PROCESSOR)
                .spec();

        assertThat(part.windows()).isEqualTo(whole.windows());
        assertThat(part.alarms()).isEqualTo(whole.alarms());
        assertThat(part.bars()).isEqualTo(whole.bars());
        assertThat(part.calendar()).isEqualTo(whole.calendar());
        assertThat(part.grace()).isEqualTo(whole.grace());
        assertThat(part.resolution()).isEqualTo(whole.resolution());
        assertThat(part.maxClockSkew()).isEqualTo(whole.maxClockSkew());
        assertThat(part.maxSymbols()).isEqualTo(whole.maxSymbols());
        assertThat(part.effectiveDeduplication()).isEqualTo(whole.effectiveDeduplication());
        assertThat(part.source().selected().live())
                .isEqualTo(whole.source().selected().live());
        assertThat(part.source().kafka()).isEqualTo(whole.source().kafka());
        assertThat(part.topics().replicationFactor()).isEqualTo(whole.topics().replicationFactor());
        assertThat(part.processor().guarantee()).isEqualTo(whole.processor().guarantee());
        assertThat(part.processor().threads()).isEqualTo(whole.processor().threads());
        assertThat(part.processor().config()).isEqualTo(whole.processor().config());
        assertThat(part.processor().storage() == null)
                .isEqualTo(whole.processor().storage() == null);
        assertThat(part.processor().effectiveStandbyReplicas())
                .isGreaterThanOrEqualTo(whole.processor().effectiveStandbyReplicas());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldTellTheConsoleAllThatItShows(Path file) throws Exception {
        ObjectNode tree = PipelineTrees.completed(Files.readString(file));
        StockPipelineSpec whole = PipelineFile.of(tree).spec();
        StockPipelineSpec part = PipelineFile.readPart(write(PipelineRole.CONSOLE.partText(tree)), PipelineRole.CONSOLE)
                .spec();

        assertThat(part.windows()).isEqualTo(whole.windows());
        assertThat(part.alarms()).isEqualTo(whole.alarms());
        assertThat(part.bars()).isEqualTo(whole.bars());
        assertThat(part.calendar()).isEqualTo(whole.calendar());
        assertThat(part.resolution()).isEqualTo(whole.resolution());
        assertThat(part.notifications()).isEqualTo(whole.notifications());
        assertThat(part.takesAnySymbol()).isEqualTo(whole.takesAnySymbol());
        if (whole.takesAnySymbol()) {
            assertThat(part.maxSymbols()).isEqualTo(whole.maxSymbols());
        }
        assertThat(part.source().selected().finite())
                .isEqualTo(whole.source().selected().finite());
        assertThat(part.console().enabled()).isEqualTo(whole.console().enabled());
        assertThat(part.console().history()).isEqualTo(whole.console().history());
        assertThat(part.console().auth()).isEqualTo(whole.console().auth());
        assertThat(part.console().tls()).isEqualTo(whole.console().tls());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldBeTheSameBytesForTheSamePipeline(Path file) throws Exception {
        ObjectNode tree = PipelineTrees.completed(Files.readString(file));
        for (PipelineRole role : PipelineRole.values()) {
            assertThat(role.partText(reversed(tree))).isEqualTo(role.partText(tree));
        }
    }

    @Test
    void shouldReadAWholeFileToo() throws Exception {
        for (PipelineRole role : PipelineRole.values()) {
            assertThat(PipelineFile.readPart(write(PIPELINE), role)).isEqualTo(PipelineFile.parse(PIPELINE));
        }
    }

    @Test
    void shouldAskForWhatTheRoleReads() throws Exception {
        Path part = write(PipelineRole.EXTRACTOR.partText(PipelineTrees.completed(PIPELINE)));

        assertThatThrownBy(() -> PipelineFile.readPart(part, PipelineRole.PROCESSOR))
                .isInstanceOf(InvalidPipelineException.class)
                .hasMessageStartingWith("spec.windows: is missing");
    }

    @Test
    void shouldBeAsStrictAsEver() throws Exception {
        Path file = write(PIPELINE.replace("symbols: [AAPL, \"ON\"]", "symbols: [AAPL, ON]")
                .replace("size: 5m", "sice: 5m"));

        assertThatThrownBy(() -> PipelineFile.readPart(file, PipelineRole.EXTRACTOR))
                .hasMessageContaining("quote it: \"ON\"")
                .hasMessageContaining("did you mean size?");
    }

    @Test
    void shouldSayHowRepeatsAreTold() throws Exception {
        ObjectNode part = PipelineRole.PROCESSOR.part(PipelineTrees.completed(PIPELINE));

        assertThat(part.at("/spec/deduplicate").textValue()).isEqualTo(Deduplication.Time.name());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("pipeline.yaml"), text);
    }

    /** The same mappings written from back to front. */
    private static ObjectNode reversed(ObjectNode mapping) {
        List<String> names = new ArrayList<>();
        mapping.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        ObjectNode reversed = mapping.objectNode();
        for (String name : names) {
            reversed.set(name, reversed(mapping.get(name)));
        }
        return reversed;
    }

    private static JsonNode reversed(JsonNode value) {
        if (value instanceof ObjectNode mapping) {
            return reversed(mapping);
        }
        if (value.isArray()) {
            var array = JsonMapper.builder().build().createArrayNode();
            value.forEach(entry -> array.add(reversed(entry)));
            return array;
        }
        return value;
    }
}
