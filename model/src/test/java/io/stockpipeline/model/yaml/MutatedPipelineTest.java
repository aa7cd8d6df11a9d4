package io.stockpipeline.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a field, its author is told of it: no rule stumbles, and what the table lets pass fits the records. */
class MutatedPipelineTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MUTANTS = 300;

    static Stream<Path> valid() throws Exception {
        return Files.list(Path.of(MutatedPipelineTest.class
                        .getResource("/pipelines/valid")
                        .toURI()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldAcceptOrNameTheFaultsOfWhateverStandsInAField(Path file) throws Exception {
        ObjectNode original = YamlDocument.parse(Files.readString(file)).tree();
        for (long seed = 0; seed < MUTANTS; seed++) {
            ObjectNode mutant = original.deepCopy();
            mutate(mutant, new Random(seed));
            try {
                assertThat(PipelineFile.of(mutant)).isNotNull();
            } catch (InvalidPipelineException e) {
                assertThat(e.faults())
                        .isNotEmpty()
                        .allMatch(fault -> !fault.message().contains("\n"));
            } catch (RuntimeException e) {
                fail("seed " + seed + " of " + file.getFileName() + ": " + mutant, e);
            }
        }
    }

    private static void mutate(ObjectNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            JsonNode container = containers.get(random.nextInt(containers.size()));
            if (container.isEmpty()) {
                continue;
            }
            int chosen = random.nextInt(container.size());
            if (container instanceof ArrayNode list) {
                list.set(chosen, junk(random));
            } else if (container instanceof ObjectNode mapping) {
                List<String> names = new ArrayList<>();
                mapping.fieldNames().forEachRemaining(names::add);
                if (random.nextInt(6) == 0) {
                    mapping.remove(names.get(chosen));
                } else {
                    mapping.set(names.get(chosen), junk(random));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode junk(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(100) - 2L);
            case 3 -> NODES.numberNode(random.nextDouble());
            case 4 -> NODES.numberNode(Long.MAX_VALUE).deepCopy();
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("99999h99999h");
            case 7 -> NODES.textNode("99999d");
            case 8 -> NODES.textNode("0.000000000001");
            case 9 -> NODES.textNode("999999999.1%");
            case 10 -> NODES.textNode("Count");
            case 11 -> NODES.textNode("Hopping");
            case 12 -> NODES.textNode("7m");
            case 13 -> NODES.textNode("1");
            case 14 -> NODES.textNode("*");
            case 15 -> NODES.textNode("a\nb\u0007");
            case 16 -> NODES.arrayNode();
            case 17 -> NODES.arrayNode().addNull().add("x").addObject();
            case 18 -> NODES.objectNode();
            default -> NODES.objectNode().put("name", "x").putNull("y");
        };
    }
}
