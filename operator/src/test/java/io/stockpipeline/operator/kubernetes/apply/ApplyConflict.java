package io.stockpipeline.operator.kubernetes.apply;

import java.util.List;

/** An apply without force wants another value where somebody else owns the field. */
public final class ApplyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ApplyConflict(List<String> conflicts) {
        super("Apply failed with " + conflicts.size() + (conflicts.size() == 1 ? " conflict: " : " conflicts: ")
                + String.join(", ", conflicts));
    }
}
