package io.stockpipeline.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The AsyncAPI document says what the code does. */
class AsyncApiTest {
    private static final Path SCHEMAS = Path.of("../docs/schemas");

    private Map<String, Object> document;

    @BeforeEach
    void read() throws IOException {
        document = new Yaml().load(Files.readString(SCHEMAS.resolve("asyncapi.yaml")));
    }

    @Test
    void describesTheSixTopics() {
        assertThat(at("channels").values().stream()
                        .map(channel -> String.valueOf(((Map<?, ?>) channel).get("address"))))
                .containsExactly(
                        "{namespace}.{name}.ticks",
                        "{namespace}.{name}.averages",
                        "{namespace}.{name}.alarms",
                        "{namespace}.{name}.bars",
                        "{namespace}.{name}.dead-letters",
                        "{namespace}.{name}.positions");
    }

    @Test
    void listsTheHeadersOfADeadLetter() {
        Map<?, ?> headers = at("components", "messages", "deadLetter", "headers", "properties");

        assertThat(headers.keySet().toArray())
                .containsExactly(
                        DeadLetter.REASON,
                        DeadLetter.MESSAGE,
                        DeadLetter.SOURCE_TOPIC,
                        DeadLetter.SOURCE_PARTITION,
                        DeadLetter.SOURCE_OFFSET,
                        DeadLetter.SOURCE_LINE,
                        DeadLetter.VALUE_TRUNCATED,
                        DeadLetter.VALUE_SIZE,
                        DeadLetter.VALUE_SHA256);
        assertThat(((Map<?, ?>) headers.get(DeadLetter.REASON)).get("enum"))
                .isEqualTo(
                        Arrays.stream(DeadLetterReason.values()).map(Enum::name).toList());
    }

    @Test
    void tellsTheMarkerThatEndsASource() {
        Map<?, ?> header = at("components", "messages", "endOfSource", "headers", "properties", EndMarker.HEADER);

        assertThat(header.get("const")).isEqualTo(EndMarker.END);
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).hasSizeGreaterThan(15).allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(at(reference.substring(2).split("/"))).isNotEmpty();
            } else {
                assertThat(SCHEMAS.resolve(reference)).exists();
            }
        });
    }

    private static void collect(Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("$ref")) {
                    references.add((String) value);
                }
                collect(value, references);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(element -> collect(element, references));
        }
    }

    private Map<?, ?> at(String... path) {
        Map<?, ?> node = document;
        for (String step : path) {
            node = (Map<?, ?>) node.get(step);
        }
        return node;
    }
}
