package io.stockpipeline.model.schema;

import io.stockpipeline.model.spec.Span;

/** Rules that keep a duration between two others. */
final class Bounds {
    private Bounds() {}

    static Rule atMost(String at, String field, String longest) {
        long limit = Span.of(longest).millis();
        String self = "self." + field;
        return Rule.of(
                at,
                field,
                "too long: at most " + longest,
                CelText.ifGiven(self, CelText.millis(self) + " <= " + limit),
                mapping -> !Values.has(mapping, field) || Values.millis(mapping, field) <= limit);
    }

    static Rule atLeast(String at, String field, String shortest) {
        long limit = Span.of(shortest).millis();
        String self = "self." + field;
        return Rule.of(
                at,
                field,
                "too short: at least " + shortest,
                CelText.ifGiven(self, CelText.millis(self) + " >= " + limit),
                mapping -> !Values.has(mapping, field) || Values.millis(mapping, field) >= limit);
    }
}
