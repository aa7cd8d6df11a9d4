package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Keeps every rule within what an API server grants it. The reckoning itself is held against rules of which it is known
 * that a server of Kubernetes 1.34 accepted or refused them.
 */
class CelCostTest {
    private static JsonNode accepted;

    @BeforeAll
    static void readTheAcceptedCrd() throws IOException {
        try (InputStream in = CelCostTest.class.getResourceAsStream("/crd/accepted.yaml")) {
            accepted = Crd.json(new Yaml(new SafeConstructor(new LoaderOptions())).load(in))
                    .at("/spec/versions/0/schema/openAPIV3Schema");
        }
        // which every server knows without being told
        ((ObjectNode) accepted.at("/properties/metadata"))
                .putObject("properties")
                .putObject("name")
                .put("type", "string");
    }

    @Test
    void shouldGrantEveryRuleOfTheCrd() {
        Map<String, Double> costs = costs(Crd.schema());
        List<String> tooDear = new ArrayList<>();
        costs.forEach((rule, cost) -> {
            if (cost > CelCost.MOST_OF_A_RULE) {
                tooDear.add("%s: %.1f times too dear".formatted(rule, cost / CelCost.MOST_OF_A_RULE));
            }
        });
        assertThat(tooDear).isEmpty();
        assertThat(sum(costs)).isLessThan(CelCost.MOST_OF_A_CRD);
    }

    @Test
    void shouldGrantWhatAServerAccepted() {
        Map<String, Double> costs = costs(accepted);
        assertThat(costs)
                .isNotEmpty()
                .allSatisfy((rule, cost) -> assertThat(cost).as(rule).isLessThanOrEqualTo(CelCost.MOST_OF_A_RULE));
        assertThat(sum(costs)).isLessThan(CelCost.MOST_OF_A_CRD);
    }

    @Test
    void shouldGrantAPatternOverAllSymbols() {
        assertThat(costOfSpec("self.symbols.all(s, s.matches('^[A-Za-z0-9.^=:_/-]+$'))"))
                .isLessThan(CelCost.MOST_OF_A_RULE);
    }

    /** Refused with "exceeds budget by factor of more than 75x". */
    @Test
    void shouldRefuseToCompareAllSymbolsWithAll() {
        assertThat(costOfSpec("self.symbols.all(s, self.symbols.exists_one(t, s == t))") / CelCost.MOST_OF_A_RULE)
                .isBetween(70.0, 90.0);
    }

    /** Refused with "exceeds budget by factor of more than 100x": the length behind an optional is not known. */
    @Test
    void shouldRefuseToCompareOptionalTexts() {
        assertThat(costOfSpec("self.windows.all(w, self.windows.exists_one(v, v.?size == w.?size))"))
                .isGreaterThan(100 * CelCost.MOST_OF_A_RULE);
    }

    @Test
    void shouldRefuseToCompareNamesMadeOfNumbers() {
        assertThat(costOfSpec("self.windows.all(w, self.windows.exists_one(v,"
                        + " has(v.count) && has(w.count) && 'last-' + string(v.count) == 'last-' + string(w.count)))"))
                .isGreaterThan(100 * CelCost.MOST_OF_A_RULE);
    }

    @Test
    void shouldNotTakeAnUnknownFunctionForFree() {
        assertThatThrownBy(() -> costOfSpec("self.symbols[0].lowerAscii() == 'a'"))
                .hasMessageContaining("no cost is known");
    }

    private static double costOfSpec(String rule) {
        JsonNode spec = accepted.path("properties").path("spec");
        JsonNode validation = JsonNodeFactory.instance.objectNode().put("rule", rule);
        return CelCost.of(new CelRule(validation, new CelTypes(spec, "spec")).checked(), spec);
    }

    /** Of each rule, times how often it can be asked of one resource. */
    private static Map<String, Double> costs(JsonNode schema) {
        Map<String, Double> costs = new LinkedHashMap<>();
        SchemaNodes.walk(schema, (path, node, cardinality) -> {
            if (node.has("x-kubernetes-validations")) {
                CelTypes types = new CelTypes(node, "resource." + path);
                for (JsonNode validation : node.get("x-kubernetes-validations")) {
                    costs.put(
                            path + ": " + validation.path("rule").asText(),
                            CelCost.of(new CelRule(validation, types).checked(), node) * cardinality);
                }
            }
        });
        return costs;
    }

    private static double sum(Map<String, Double> costs) {
        return costs.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
