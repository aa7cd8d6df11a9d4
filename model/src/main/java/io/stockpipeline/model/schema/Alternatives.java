package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** Words for "exactly one of these fields". */
final class Alternatives {
    private Alternatives() {}

    static String cel(List<String> fields) {
        return fields.stream().map(field -> "has(self." + field + ")").collect(Collectors.joining(", ", "[", "]"))
                + ".exists_one(x, x)";
    }

    static String given(JsonNode mapping, List<String> fields) {
        List<String> given = fields.stream().filter(mapping::has).toList();
        return given.isEmpty() ? "there is none" : "there are " + String.join(" and ", given);
    }
}
