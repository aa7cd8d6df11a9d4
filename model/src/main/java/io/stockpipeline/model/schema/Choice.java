package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/** One of a few words. */
public record Choice(List<String> values) implements FieldType {
    static Choice of(String... values) {
        return new Choice(List.of(values));
    }

    /** The constants of an enum, in their order. */
    static Choice of(Class<? extends Enum<?>> type) {
        return new Choice(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    @Override
    public String noun() {
        return "one of " + String.join(", ", values);
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (value.isContainerNode()) {
            findings.fault(path, "must be " + noun() + ", not " + Display.kind(value));
            return;
        }
        String text = findings.written(path, value);
        if (value.isTextual() && values.contains(text)) {
            return;
        }
        if (values.contains(text)) {
            findings.fault(path, "quote it: \"" + text + "\"");
        } else if (values.size() == 1) {
            findings.fault(path, "write " + values.get(0) + ", not " + Display.quoted(text));
        } else {
            findings.fault(
                    path,
                    Display.quoted(text) + " is not " + noun()
                            + NearestName.of(text, values)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
        }
    }
}
