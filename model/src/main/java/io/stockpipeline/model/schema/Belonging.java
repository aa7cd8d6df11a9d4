package io.stockpipeline.model.schema;

import java.util.List;
import java.util.stream.Collectors;

/** Rules that say which fields go with which value of another: a Hopping window has an advance, and no other has. */
final class Belonging {
    private final String at;
    private final String selector;

    /** @param selector the field that decides, for example {@code type}; it must have a default or be required */
    Belonging(String at, String selector) {
        this.at = at;
        this.selector = selector;
    }

    /** The field must be given with these values of the selector. */
    Rule needs(List<String> values, String field, String message) {
        return Rule.of(
                        at,
                        field,
                        message,
                        "!(" + isAny(values) + ") || has(self." + field + ")",
                        mapping -> !Values.isAny(mapping, selector, values) || Values.has(mapping, field))
                .because(Rule.Reason.REQUIRED);
    }

    /** The field must not be given with other values than these. */
    Rule only(List<String> values, String field, String message) {
        return Rule.of(
                        at,
                        field,
                        message,
                        isAny(values) + " || !has(self." + field + ")",
                        mapping -> Values.isAny(mapping, selector, values) || !Values.has(mapping, field))
                .because(Rule.Reason.FORBIDDEN);
    }

    private String isAny(List<String> values) {
        return values.stream()
                .map(value -> "self." + selector + " == '" + value + "'")
                .collect(Collectors.joining(" || "));
    }
}
