package io.stockpipeline.model.crd;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes the CRD as people write YAML: a field a line, two columns a level, no line broken in the middle of a rule. */
final class CrdYaml {
    private static final String HEAD = """
            # Generated from the table of the resource (model/, package io.stockpipeline.model.schema); do not edit.
            # mvn -pl model test -Dtest=CrdFileTest -DrewriteCrds=true
            """;

    private CrdYaml() {}

    static String write(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(2);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        return HEAD + new Yaml(options).dump(document);
    }
}
