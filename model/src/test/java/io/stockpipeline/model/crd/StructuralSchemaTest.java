package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Kubernetes demands of the schema of a CRD, and what it would take but could not use. */
class StructuralSchemaTest {
    /** Keywords of a structural schema that this CRD uses; Kubernetes has more, and forbids many of JSON Schema's. */
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "description",
            "default",
            "properties",
            "additionalProperties",
            "required",
            "items",
            "enum",
            "format",
            "pattern",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "maxProperties",
            "x-kubernetes-validations",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-int-or-string",
            "x-kubernetes-preserve-unknown-fields");

    private static final Set<String> TYPES = Set.of("object", "array", "string", "integer", "number", "boolean");

    private interface Check {
        boolean holds(String path, JsonNode node);
    }

    @Test
    void shouldUseKeywordsThatKubernetesAllows() {
        assertEverywhere((path, node) -> {
            Iterator<String> names = node.fieldNames();
            while (names.hasNext()) {
                if (!KEYWORDS.contains(names.next())) {
                    return false;
                }
            }
            return true;
        });
    }

    @Test
    void shouldGiveEveryNodeATypeAndIntOrStringNone() {
        assertEverywhere((path, node) -> node.path("x-kubernetes-int-or-string").asBoolean()
                ? !node.has("type")
                : TYPES.contains(node.path("type").asText()));
    }

    @Test
    void shouldSayWhatListsHoldAndHowTheyAreMerged() {
        assertEverywhere((path, node) -> !isOf(node, "array")
                || (node.has("items")
                        && Set.of("atomic", "set", "map")
                                .contains(node.path("x-kubernetes-list-type").asText())));
    }

    @Test
    void shouldHaveSetsOfPlainValuesOnly() {
        assertEverywhere(
                (path, node) -> !node.path("x-kubernetes-list-type").asText().equals("set")
                        || !Set.of("object", "array")
                                .contains(node.at("/items/type").asText()));
    }

    @Test
    void shouldRequireTheKeysOfListMaps() {
        assertEverywhere((path, node) -> {
            for (JsonNode key : node.path("x-kubernetes-list-map-keys")) {
                if (!names(node.at("/items/required")).contains(key.asText())) {
                    return false;
                }
            }
            return node.has("x-kubernetes-list-map-keys")
                    == node.path("x-kubernetes-list-type").asText().equals("map");
        });
    }

    @Test
    void shouldRequireOnlyFieldsThatThereAre() {
        assertEverywhere((path, node) -> {
            Set<String> properties = new TreeSet<>();
            node.path("properties").fieldNames().forEachRemaining(properties::add);
            return properties.containsAll(names(node.path("required")));
        });
    }

    @Test
    void shouldHaveNoPropertiesBesideAdditionalOnes() {
        assertEverywhere((path, node) -> !node.has("properties") || !node.has("additionalProperties"));
    }

    /** Not even a description: the server knows metadata already and takes any word about it for a restriction. */
    @Test
    void shouldSayNothingOfMetadataButThatItHasAName() {
        assertThat(Crd.property(".metadata"))
                .isEqualTo(Crd.json(Map.of("type", "object", "properties", Map.of("name", Map.of("type", "string")))));
    }

    /** The server drops what a default has too much, and refuses the CRD for what is wrong in it. */
    @Test
    void shouldHaveDefaultsThatFitTheirSchemas() {
        assertEverywhere((path, node) -> {
            JsonNode byDefault = node.get("default");
            if (byDefault == null) {
                return true;
            }
            JsonNode completed = byDefault.deepCopy();
            Defaulting.complete(node, completed);
            return Pruning.unknown(node, byDefault).isEmpty()
                    && SchemaValidation.check(path, node, completed).isEmpty();
        });
    }

    /** Without them a resource that names no processor has no replicas, and its scale subresource answers with an error. */
    @Test
    void shouldHaveReplicasWhateverIsGiven() {
        assertThat(Crd.property(".spec.processor").path("default").isObject()).isTrue();
        assertThat(Crd.property(".spec.processor.replicas").path("default").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldHavePatternsThatGoUnderstands() {
        assertEverywhere((path, node) ->
                !node.has("pattern") || Pattern.compile(node.path("pattern").asText()) != null);
    }

    /** The cost of a rule is reckoned from the longest value; one without a bound costs the largest request. */
    @Test
    void shouldBoundEveryTextListAndMapOfTheSpec() {
        assertEverywhere((path, node) -> {
            if (!path.startsWith("spec")) {
                return true;
            }
            boolean text = isOf(node, "string")
                    || node.path("x-kubernetes-int-or-string").asBoolean();
            return (!text || node.has("maxLength") || node.has("enum"))
                    && (!isOf(node, "array") || node.has("maxItems"))
                    && (!node.has("additionalProperties") || node.has("maxProperties"));
        });
    }

    @Test
    void shouldHaveRulesAtMappingsThatAreKnownWhole() {
        assertEverywhere((path, node) -> !node.has("x-kubernetes-validations")
                || (isOf(node, "object")
                        && !node.path("x-kubernetes-preserve-unknown-fields").asBoolean()));
    }

    @Test
    void shouldPointItsRulesAtFieldsThatThereAre() {
        assertEveryRule((node, rule) -> {
            String fieldPath = rule.path("fieldPath").asText();
            JsonNode at = node;
            for (String step :
                    fieldPath.isEmpty() ? new String[0] : fieldPath.substring(1).split("\\.")) {
                at = at.path("properties").path(step);
            }
            return !rule.has("fieldPath") || (fieldPath.startsWith(".") && !at.isMissingNode());
        });
    }

    /** A message of several lines is refused, and so is a longer one; a duplicate's would not be shown. */
    @Test
    void shouldHaveMessagesThatAreShown() {
        assertEveryRule((node, rule) -> {
            String message = rule.path("message").asText();
            return !message.isBlank()
                    && message.length() <= 2048
                    && !message.contains("\n")
                    && Set.of("", "FieldValueRequired", "FieldValueForbidden")
                            .contains(rule.path("reason").asText());
        });
    }

    /** Below a mapping that can be left out they would be got round by leaving it out and putting it back. */
    @Test
    void shouldCompareWithWhatWasThereOnlyWhereThereAlwaysIsSomething() {
        List<String> found = new ArrayList<>();
        SchemaNodes.walk(
                Crd.schema(),
                (path, node, cardinality) -> node.path("x-kubernetes-validations")
                        .forEach(rule -> {
                            if (rule.path("rule").asText().contains("oldSelf")) {
                                found.add(path);
                            }
                        }));
        assertThat(found).isNotEmpty().allMatch(path -> path.equals("spec"));
    }

    @Test
    void shouldDescribeEveryFieldOfSpecAndStatus() {
        List<String> silent = new ArrayList<>();
        SchemaNodes.walk(Crd.schema(), (path, node, cardinality) -> {
            boolean allowListed = path.contains(".config.") || path.contains(".columns.") || path.contains(".fields.");
            if (!path.startsWith("metadata")
                    && path.matches(".*[A-Za-z]")
                    && !allowListed
                    && !node.has("description")) {
                silent.add(path);
            }
        });
        assertThat(silent).isEmpty();
    }

    private interface RuleCheck {
        boolean holds(JsonNode node, JsonNode rule);
    }

    private static void assertEveryRule(RuleCheck check) {
        assertEverywhere((path, node) -> {
            for (JsonNode rule : node.path("x-kubernetes-validations")) {
                if (!check.holds(node, rule)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static void assertEverywhere(Check check) {
        List<String> broken = new ArrayList<>();
        SchemaNodes.walk(Crd.schema(), (path, node, cardinality) -> {
            if (!check.holds(path, node)) {
                broken.add(path.isEmpty() ? "the root" : path);
            }
        });
        assertThat(broken).isEmpty();
    }

    private static boolean isOf(JsonNode node, String type) {
        return node.path("type").asText().equals(type);
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }
}
