package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param required whether it must be given
 * @param example shown when a required field is missing
 * @param byDefault filled in when it is absent and its parent is there
 * @param description one line for the CRD and for the resource reference
 */
public record Field(
        String name,
        FieldType type,
        boolean required,
        @Nullable String example,
        @Nullable JsonNode byDefault,
        String description) {

    static Field field(String name, FieldType type, String description) {
        return new Field(name, type, false, null, null, description);
    }

    /** What is said when the field is required and not there. */
    String missing() {
        return "is missing (for example " + example + ")";
    }

    /** Must be given; the example is what its author is shown. */
    Field required(String newExample) {
        return new Field(name, type, true, newExample, byDefault, description);
    }

    /** The same, not required any more at such a place, nor its own fields at theirs. */
    Field sparing(String place, Predicate<String> places) {
        FieldType spared = type instanceof Struct struct ? struct.sparing(place, places) : type;
        return new Field(name, spared, required && !places.test(place), example, byDefault, description);
    }

    /** Filled in when absent. */
    Field byDefault(JsonNode value) {
        return new Field(name, type, required, example, value, description);
    }

    Field byDefault(String value) {
        return byDefault(Defaults.NODES.textNode(value));
    }

    Field byDefault(long value) {
        return byDefault(Defaults.NODES.numberNode(value));
    }

    Field byDefault(double value) {
        return byDefault(Defaults.NODES.numberNode(value));
    }

    Field byDefault(boolean value) {
        return byDefault(Defaults.NODES.booleanNode(value));
    }

    /** The empty mapping, so that the defaults within it come into force. */
    Field withInnerDefaults() {
        return byDefault(Defaults.NODES.objectNode());
    }
}
