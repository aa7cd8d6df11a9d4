package io.stockpipeline.operator.kubernetes.apply;

import java.util.Comparator;

/**
 * Who owns fields: one entry of managedFields stands for each.
 *
 * @param manager the field manager's name
 * @param operation Apply or Update
 * @param subresource {@code status}, or empty for the object itself
 * @param apiVersion the version in which the fields are written
 */
public record FieldOwner(String manager, Operation operation, String subresource, String apiVersion)
        implements Comparable<FieldOwner> {
    /** How a manager came to own. */
    public enum Operation {
        /** By server-side apply: what it leaves out later is removed. */
        Apply,
        /** By any other write. */
        Update
    }

    @Override
    public int compareTo(FieldOwner other) {
        return Comparator.comparing(FieldOwner::operation)
                .thenComparing(FieldOwner::manager)
                .thenComparing(FieldOwner::subresource)
                .thenComparing(FieldOwner::apiVersion)
                .compare(this, other);
    }

    String describe() {
        StringBuilder text = new StringBuilder("\"").append(manager).append('"');
        if (!subresource.isEmpty()) {
            text.append(" with subresource \"").append(subresource).append('"');
        }
        return operation == Operation.Apply
                ? text.toString()
                : text.append(" using ").append(apiVersion).toString();
    }
}
