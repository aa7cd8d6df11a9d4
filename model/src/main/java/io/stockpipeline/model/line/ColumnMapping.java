package io.stockpipeline.model.line;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a tick's fields stand in a line: per field a column's name, a column's index from 0, or a constant
 * ({@code =BTC-USD}). Where any value is an index all columns are indexes and there is no header.
 */
public final class ColumnMapping {
    private final String path;
    private final Map<TickField, String> given = new EnumMap<>(TickField.class);
    private final Map<TickField, byte[]> constants = new EnumMap<>(TickField.class);
    private final boolean indexed;

    /**
     * Understands a mapping from the pipeline's file.
     *
     * @param path where it stands there, for example {@code spec.source.file.columns}; begins every message
     * @param columns columns by the tick's fields
     * @throws WrongMappingException when it contradicts itself
     */
    public ColumnMapping(String path, Map<String, String> columns) {
        this(path, columns, false);
    }

    private ColumnMapping(String path, Map<String, String> columns, boolean headless) {
        this.path = path;
        columns.forEach(this::add);
        indexed = headless || given.values().stream().anyMatch(ColumnMapping::isIndex);
        if (indexed) {
            given.forEach((field, column) -> {
                if (!isIndex(column)) {
                    throw new WrongMappingException(path + "." + field + ": \"" + column
                            + "\" is a name"
                            + (headless
                                    ? " and there is no header that could hold it; write the column's index from 0"
                                    : " where others are indexes; use names only (there is a header) or indexes only"
                                            + " (there is none)"));
                }
            });
        }
    }

    /**
     * Understands a mapping of CSV that has no header: columns are told by index, and where nothing is told they come in
     * the order symbol, time, price, size, side, id.
     *
     * @throws WrongMappingException when it names a column, or leaves out a field that every tick has
     */
    public static ColumnMapping withoutHeader(String path, Map<String, String> columns) {
        Map<String, String> wanted = new HashMap<>(columns);
        if (columns.isEmpty()) {
            for (TickField field : TickField.values()) {
                wanted.put(field.name(), Integer.toString(field.slot()));
            }
        }
        ColumnMapping mapping = new ColumnMapping(path, wanted, true);
        mapping.indexes(List.of());
        return mapping;
    }

    private void add(String name, String column) {
        TickField field = TickField.named(name)
                .orElseThrow(() -> new WrongMappingException(path + "." + name
                        + ": a tick has no such field; known are symbol, time, price, size, side, id"));
        if (column.startsWith("=")) {
            constants.put(field, column.substring(1).getBytes(StandardCharsets.UTF_8));
        } else {
            given.put(field, column.strip());
        }
    }

    private static boolean isIndex(String column) {
        return !column.isEmpty() && column.length() <= 4 && column.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether columns are told by index, and there is no header. */
    public boolean indexed() {
        return indexed;
    }

    byte @Nullable [] constant(TickField field) {
        return constants.get(field);
    }

    /** The name under which a field stands: as given, else the field's own; empty where a constant stands for it. */
    Optional<String> nameOf(TickField field) {
        return constants.containsKey(field) ? Optional.empty() : Optional.of(given.getOrDefault(field, field.name()));
    }

    /**
     * The index of each field's column, by the field's slot; -1 where there is none.
     *
     * @param header the names of the first line; not read when columns are told by index
     * @throws WrongMappingException when a required field or a named column is not there
     */
    int[] indexes(List<String> header) {
        int[] indexes = new int[TickField.values().length];
        for (TickField field : TickField.values()) {
            indexes[field.slot()] = constants.containsKey(field) ? -1 : index(field, header);
        }
        return indexes;
    }

    private int index(TickField field, List<String> header) {
        String column = given.get(field);
        if (indexed) {
            if (column == null && field.required()) {
                throw new WrongMappingException(path + "." + field
                        + ": say which column holds it (an index from 0), or set a constant (\"=...\")");
            }
            return column == null ? -1 : Integer.parseInt(column);
        }
        int index = header.indexOf(column == null ? field.name() : column);
        if (index < 0 && (field.required() || column != null)) {
            throw new WrongMappingException(path + "." + field + ": there is no column \""
                    + (column == null ? field.name() : column) + "\"; the first line names " + shown(header)
                    + ". Name the column, or set a constant (\"=...\")");
        }
        return index;
    }

    private static String shown(List<String> header) {
        String names = header.stream().limit(20).collect(Collectors.joining(", "));
        return names.length() <= 200 ? names : names.substring(0, 200) + "…";
    }
}
