package io.stockpipeline.model.schema;

import java.util.List;
import java.util.function.Predicate;

/**
 * A resource's fields and the rules between them.
 *
 * @param resource the document itself
 * @param rules in the order in which their faults are reported
 * @param transitions what a change must not do, which only an API server can tell
 */
public record Schema(Struct resource, List<Rule> rules, List<Transition> transitions) {
    /**
     * The same table and rules, where fields at some places need not be given although they are required.
     *
     * @param places for example {@code spec.windows}; fields of a list's entries cannot be named
     */
    public Schema sparing(Predicate<String> places) {
        return new Schema(resource.sparing("", places), rules, transitions);
    }

    /** The fields that tell what kind of resource a document is: those that have one possible value. */
    List<Field> identity() {
        return resource.fields().values().stream()
                .filter(field ->
                        field.type() instanceof Choice choice && choice.values().size() == 1)
                .toList();
    }
}
