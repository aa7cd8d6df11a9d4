package io.stockpipeline.model.line;

import java.util.Arrays;
import java.util.Optional;

/** The fields of a tick that a line can carry, by the names that the pipeline's file uses; slots are the order without a mapping. */
enum TickField {
    symbol(0, true),
    time(1, true),
    price(2, true),
    size(3, false),
    side(4, false),
    id(5, false);

    private final int slot;
    private final boolean required;

    TickField(int slot, boolean required) {
        this.slot = slot;
        this.required = required;
    }

    /** Where the field stands in arrays over all fields. */
    int slot() {
        return slot;
    }

    boolean required() {
        return required;
    }

    static Optional<TickField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().equals(name))
                .findFirst();
    }
}
