package io.stockpipeline.model.crd;

/**
 * One thing that an API server refuses.
 *
 * @param path where, as {@code spec.windows[2].advance}; the root is empty
 * @param blocksRules whether no rule is asked because of it: types, missing fields, enums and sizes, but not patterns and
 *     bounds
 */
record Complaint(String path, String message, boolean blocksRules) {
    static Complaint blocking(String path, String message) {
        return new Complaint(path, message, true);
    }

    static Complaint of(String path, String message) {
        return new Complaint(path, message, false);
    }
}
