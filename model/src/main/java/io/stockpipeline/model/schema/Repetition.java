package io.stockpipeline.model.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the first value that stands in a list twice. */
final class Repetition {
    private Repetition() {}

    static <T> Optional<T> in(List<T> values) {
        Set<T> seen = new HashSet<>();
        return values.stream().filter(value -> !seen.add(value)).findFirst();
    }
}
