package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CelRulesTest {
    @Test
    void shouldCompileAgainstTheTypesOfTheirMappings() {
        List<String> faults = new ArrayList<>();
        SchemaNodes.walk(Crd.schema(), (path, schema, cardinality) -> {
            for (var validation : schema.path("x-kubernetes-validations")) {
                try {
                    new CelRule(validation, new CelTypes(schema, "resource." + path));
                } catch (IllegalArgumentException e) {
                    faults.add(
                            path + ": " + e.getMessage() + ": " + e.getCause().getMessage());
                }
            }
        });
        assertThat(faults).isEmpty();
    }
}
