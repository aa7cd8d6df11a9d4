package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors of a request. */
final class Selector {
    private static final Pattern SET = Pattern.compile("(\\S+) (in|notin) \\(([^)]*)\\)");

    private Selector() {}

    static Predicate<JsonNode> of(Map<String, String> query) {
        Predicate<JsonNode> selector = object -> true;
        for (String term : query.getOrDefault("labelSelector", "").split(",(?![^(]*\\))")) {
            selector = term.isBlank() ? selector : selector.and(label(term.trim()));
        }
        for (String term : query.getOrDefault("fieldSelector", "").split(",")) {
            selector = term.isBlank() ? selector : selector.and(field(term.trim()));
        }
        return selector;
    }

    private static Predicate<JsonNode> label(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            List<String> values = List.of(set.group(3).trim().split("\\s*,\\s*"));
            boolean in = set.group(2).equals("in");
            return object -> values.contains(label(object, set.group(1))) == in;
        }
        if (term.startsWith("!")) {
            return object -> label(object, term.substring(1)) == null;
        }
        if (!term.contains("=")) {
            return object -> label(object, term) != null;
        }
        return comparison(term, Selector::label);
    }

    private static Predicate<JsonNode> field(String term) {
        return comparison(
                term, (object, path) -> object.at("/" + path.replace('.', '/')).asText(""));
    }

    private static Predicate<JsonNode> comparison(String term, Lookup lookup) {
        String[] sides = term.split("!=|==?", 2);
        boolean equal = !term.contains("!=");
        return object -> sides[1].equals(lookup.value(object, sides[0])) == equal;
    }

    private static String label(JsonNode object, String name) {
        JsonNode value = object.path("metadata").path("labels").get(name);
        return value == null ? null : value.asText();
    }

    private interface Lookup {
        String value(JsonNode object, String name);
    }
}
