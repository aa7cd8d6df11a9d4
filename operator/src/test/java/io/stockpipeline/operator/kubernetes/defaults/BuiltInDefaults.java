package io.stockpipeline.operator.kubernetes.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** The defaults of the built-in kinds. */
public final class BuiltInDefaults {
    private BuiltInDefaults() {}

    /** Fills in an object of this kind, in place. */
    public static Consumer<ObjectNode> of(String kind) {
        return object -> {};
    }
}
