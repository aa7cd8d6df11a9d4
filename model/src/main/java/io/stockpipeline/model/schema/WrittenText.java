package io.stockpipeline.model.schema;

import org.jspecify.annotations.Nullable;

/** What the author wrote where YAML made something else than text of it: {@code ON} where the tree says true. */
@FunctionalInterface
public interface WrittenText {
    /** For trees that never were YAML. */
    WrittenText UNKNOWN = path -> null;

    /** The text at that path, or null when it is not known. */
    @Nullable String at(String path);
}
