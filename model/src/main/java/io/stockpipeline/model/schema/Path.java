package io.stockpipeline.model.schema;

import org.jspecify.annotations.Nullable;

/** A place in the resource. Text is made only when it is asked for: most places of a file have no fault. */
public final class Path {
    /** The resource itself. */
    public static final Path ROOT = new Path(null, null, -1);

    private final @Nullable Path parent;
    private final @Nullable String name;
    private final int index;

    private Path(@Nullable Path parent, @Nullable String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** The field of that name. */
    public Path field(String field) {
        return new Path(this, field, -1);
    }

    /** The entry of a list, from 0. */
    public Path entry(int position) {
        return new Path(this, null, position);
    }

    /** For example {@code spec.windows[2].advance}; the root is the empty text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (parent != null) {
            parent.append(text);
        }
        if (name == null) {
            if (index >= 0) {
                text.append('[').append(index).append(']');
            }
            return;
        }
        if (text.length() > 0) {
            text.append('.');
        }
        text.append(name);
    }
}
