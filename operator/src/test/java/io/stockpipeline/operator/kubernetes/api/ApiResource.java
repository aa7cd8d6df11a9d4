package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.kubernetes.apply.Structure;
import java.util.function.Consumer;

/**
 * A kind that the server serves.
 *
 * @param group empty for the core group
 * @param hasStatus whether status is a subresource of its own
 * @param hasGeneration whether the server counts generations
 * @param custom whether a CustomResourceDefinition made it
 * @param structure how objects merge
 * @param defaults fills in, in place, what the server fills in
 */
public record ApiResource(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        boolean hasStatus,
        boolean hasGeneration,
        boolean custom,
        Structure structure,
        Consumer<ObjectNode> defaults) {

    /** {@code apps/v1}, {@code v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiResource type
                && group.equals(type.group)
                && version.equals(type.version)
                && plural.equals(type.plural);
    }

    @Override
    public int hashCode() {
        return plural.hashCode() * 31 + group.hashCode();
    }

    @Override
    public String toString() {
        return qualifiedPlural();
    }
}
