package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Reads fields whose types have been checked already. */
final class Values {
    static final long DAY = 86_400_000;

    private Values() {}

    static boolean has(JsonNode mapping, String field) {
        return mapping.has(field);
    }

    static boolean is(JsonNode mapping, String field, String value) {
        return mapping.path(field).asText().equals(value);
    }

    static boolean isAny(JsonNode mapping, String field, List<String> values) {
        return values.contains(mapping.path(field).asText());
    }

    static String text(JsonNode mapping, String field) {
        return mapping.path(field).asText();
    }

    static long millis(JsonNode mapping, String field) {
        return millis(mapping.path(field));
    }

    static long millis(JsonNode duration) {
        return Span.of(duration.asText()).millis();
    }

    /** Of a percentage the number in front of the sign. */
    static BigDecimal number(JsonNode mapping, String field) {
        String text = text(mapping, field);
        return new BigDecimal(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
    }

    static boolean isPercentage(JsonNode mapping, String field) {
        return text(mapping, field).endsWith("%");
    }

    static boolean any(JsonNode list, Predicate<JsonNode> condition) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(condition);
    }

    /** How many of the fields are there. */
    static long given(JsonNode mapping, List<String> fields) {
        return fields.stream().filter(mapping::has).count();
    }
}
