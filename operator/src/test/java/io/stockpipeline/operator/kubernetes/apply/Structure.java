package io.stockpipeline.operator.kubernetes.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What server-side apply knows of a kind's shape: which lists are keyed or sets, which objects are taken as a whole. Whatever
 * it does not name is what Kubernetes takes it for: objects merge field by field, lists are replaced.
 */
public final class Structure {
    /** How a list merges. */
    public enum ListKind {
        /** As one value. */
        ATOMIC,
        /** Item by item, by key. */
        MAP,
        /** As a set of scalars. */
        SET
    }

    private final Map<String, Structure> fields = new TreeMap<>();
    private Structure items;
    private Structure values;
    private ListKind listKind = ListKind.ATOMIC;
    private Map<String, String> keys = Map.of();
    private boolean atomic;

    /**
     * Reads lines of paths such as {@code spec.containers[name].ports[containerPort,protocol=TCP]} (a keyed list, a key with its
     * default), {@code metadata.finalizers[]} (a set) and {@code spec.selector!} (an object taken as a whole).
     */
    public static Structure parse(List<String> lines) {
        Structure root = new Structure();
        lines.forEach(line -> root.add(line));
        return root;
    }

    /** The same with all of another table's lines below a path of this one. */
    public static List<String> below(String path, List<String> lines) {
        return lines.stream().map(line -> path + "." + line).toList();
    }

    private void add(String path) {
        Structure node = this;
        for (String step : steps(path)) {
            String name = step.replaceAll("[\\[!].*", "");
            node = node.fields.computeIfAbsent(name, absent -> new Structure());
            if (step.endsWith("!")) {
                node.atomic = true;
            } else if (step.endsWith("[]")) {
                node.listKind = ListKind.SET;
            } else if (step.endsWith("]")) {
                node.keyedBy(List.of(
                        step.substring(name.length() + 1, step.length() - 1).split(",")));
                node = node.items();
                if (step.startsWith(name + "[!")) {
                    node.atomic = true;
                }
            }
        }
    }

    /** Steps are split at dots; keys hold none. */
    private static List<String> steps(String path) {
        return new ArrayList<>(List.of(path.split("\\.")));
    }

    /** Makes this a keyed list; a key may have a default: {@code protocol=TCP}. */
    public Structure keyedBy(List<String> names) {
        listKind = ListKind.MAP;
        keys = new TreeMap<>();
        names.forEach(name -> {
            String[] parts = name.replace("!", "").split("=", 2);
            keys.put(parts[0], parts.length == 2 ? parts[1] : null);
        });
        return this;
    }

    /** Makes this a set. */
    public Structure asSet() {
        listKind = ListKind.SET;
        return this;
    }

    /** Makes this a value that is taken as a whole. */
    public Structure asAtomic() {
        atomic = true;
        return this;
    }

    /** A field's structure, to be filled in. */
    public Structure define(String field) {
        return fields.computeIfAbsent(field, absent -> new Structure());
    }

    /** The structure of a list's items. */
    public Structure items() {
        if (items == null) {
            items = new Structure();
        }
        return items;
    }

    /** The structure of a map's values, to be filled in. */
    public Structure values() {
        if (values == null) {
            values = new Structure();
        }
        return values;
    }

    /** The structure of a field. */
    public Structure field(String name) {
        Structure field = fields.get(name);
        if (field != null) {
            return field;
        }
        return values == null ? new Structure() : values;
    }

    /** How this list merges. */
    public ListKind listKind() {
        return atomic ? ListKind.ATOMIC : listKind;
    }

    /** Whether this is taken as a whole. */
    public boolean isAtomic() {
        return atomic;
    }

    /** A keyed list's keys with their defaults (null for none), sorted by name. */
    Map<String, String> keys() {
        return keys;
    }

    /** The fields that are named, for tests. */
    Map<String, Structure> fields() {
        return new LinkedHashMap<>(fields);
    }
}
