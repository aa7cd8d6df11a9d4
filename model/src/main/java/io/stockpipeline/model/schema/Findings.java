package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The faults found so far, and the places that are spoilt by them, so that one mistake is told once. Unknown fields come
 * first, as an API server refuses them before it looks at anything else.
 */
final class Findings {
    private final WrittenText written;
    private final List<Fault> unknown = new ArrayList<>();
    private final List<Fault> others = new ArrayList<>();
    private final TreeSet<String> spoilt = new TreeSet<>();

    Findings(WrittenText written) {
        this.written = written;
    }

    void unknown(Path path, String message) {
        unknown.add(new Fault(path.toString(), message));
    }

    void fault(Path path, String message) {
        fault(path.toString(), message);
    }

    void fault(String path, String message) {
        others.add(new Fault(path, message));
        spoilt.add(path);
    }

    /** Says no more about a field: its author has misspelt it and is told so already. */
    void excuse(Path path) {
        spoilt.add(path.toString());
    }

    /** Whether there is a fault at that place or below it. */
    boolean spoilt(String path) {
        if (spoilt.isEmpty()) {
            return false;
        }
        return spoilt.contains(path) || anyBelow(path + ".") || anyBelow(path + "[");
    }

    private boolean anyBelow(String prefix) {
        String next = spoilt.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    /** The value as its author wrote it. */
    String written(Path path, JsonNode value) {
        String text = written.at(path.toString());
        return text != null ? text : value.asText();
    }

    List<Fault> all() {
        List<Fault> all = new ArrayList<>(unknown);
        all.addAll(others);
        return all;
    }
}
