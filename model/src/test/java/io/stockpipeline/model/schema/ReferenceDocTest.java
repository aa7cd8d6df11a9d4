package io.stockpipeline.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Holds {@code docs/reference.md} to the table. After a change of the table
 * {@code mvn -pl model test -Dtest=ReferenceDocTest -DrewriteDocs=true} writes the page anew.
 */
class ReferenceDocTest {
    private static final Path PAGE = Path.of("..", "docs", "reference.md");

    @Test
    void shouldBeThePageThatIsCommitted() throws IOException {
        String page = ReferencePage.of(StockPipelineSchema.SCHEMA);
        if (Boolean.getBoolean("rewriteDocs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void shouldShowExamplesThatFitTheirFields() {
        List<String> faults = new ArrayList<>();
        check("", StockPipelineSchema.SCHEMA.resource(), faults);
        check("template", PodTable.STRUCT, faults);
        assertThat(faults).isEmpty();
    }

    private static void check(String above, Struct struct, List<String> faults) {
        for (Field field : struct.fields().values()) {
            String path = above.isEmpty() ? field.name() : above + "." + field.name();
            String example = ReferenceExamples.of(path, field);
            JsonNode value = yaml(example).path(field.name());
            Defaults.fill(field.type(), value);
            Findings findings = new Findings(WrittenText.UNKNOWN);
            field.type().check(io.stockpipeline.model.schema.Path.ROOT.field(path), value, findings);
            findings.all().forEach(fault -> faults.add(example + " -> " + fault));
            if (field.type() instanceof Struct inner && inner != PodTable.STRUCT) {
                check(path, inner, faults);
            } else if (field.type() instanceof ListOf list && list.entry() instanceof Struct inner) {
                check(path + "[]", inner, faults);
            }
        }
    }

    private static ObjectNode yaml(String text) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new ObjectMapper().valueToTree(tree);
    }
}
