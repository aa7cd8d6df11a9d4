package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * A list.
 *
 * @param set whether no entry may stand in it twice; entries are then plain values
 */
public record ListOf(FieldType entry, int min, int max, boolean set) implements FieldType {
    static ListOf of(FieldType entry, int min, int max) {
        return new ListOf(entry, min, max, false);
    }

    static ListOf setOf(FieldType entry, int min, int max) {
        return new ListOf(entry, min, max, true);
    }

    @Override
    public String noun() {
        return "a list";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (!value.isArray()) {
            String mend = value.isValueNode() && !value.isNull() && !(entry instanceof Struct)
                    ? ": write [" + Display.shortened(findings.written(path, value)) + "]"
                    : ": begin each entry with a dash (- ), or write [ ]";
            findings.fault(path, "must be a list, not " + Display.kind(value) + mend);
            return;
        }
        if (value.size() > max) {
            findings.fault(
                    path,
                    "has " + value.size() + " entries: at most " + max
                            + " fit; leave some out, or make a second pipeline");
        } else if (value.size() < min) {
            findings.fault(
                    path, "is empty: at least " + (min == 1 ? "one entry is" : min + " entries are") + " needed");
        }
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode each = value.get(i);
            Path at = path.entry(i);
            entry.check(at, each, findings);
            if (set && each.isTextual() && !seen.add(each)) {
                findings.fault(
                        at, Display.quoted(findings.written(at, each)) + " is in the list already: take one out");
            }
        }
    }
}
