package io.stockpipeline.extractor.file;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code spec.source.file.columns}, understood: per field a column's name, a column's index from 0, or a constant
 * ({@code =BTC-USD}). Where any value is an index all columns are indexes and the file has no header.
 */
final class ColumnMapping {
    private static final String PATH = "spec.source.file.columns";

    private final Map<TickField, String> given = new EnumMap<>(TickField.class);
    private final Map<TickField, byte[]> constants = new EnumMap<>(TickField.class);
    private final boolean indexed;

    ColumnMapping(Map<String, String> columns) {
        columns.forEach(this::add);
        indexed = given.values().stream().anyMatch(ColumnMapping::isIndex);
        if (indexed) {
            given.forEach((field, column) -> {
                if (!isIndex(column)) {
                    throw new SourceConfigurationException(PATH + "." + field + ": \"" + column
                            + "\" is a name where others are indexes; use names only (the file has a header) or indexes"
                            + " only (it has none)");
                }
            });
        }
    }

    private void add(String name, String column) {
        TickField field = TickField.named(name)
                .orElseThrow(() -> new SourceConfigurationException(PATH + "." + name
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
    boolean indexed() {
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
     * @throws SourceConfigurationException when a required field or a named column is not there
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
                throw new SourceConfigurationException(PATH + "." + field
                        + ": say which column holds it (an index from 0), or set a constant (\"=...\")");
            }
            return column == null ? -1 : Integer.parseInt(column);
        }
        int index = header.indexOf(column == null ? field.name() : column);
        if (index < 0 && (field.required() || column != null)) {
            throw new SourceConfigurationException(PATH + "." + field + ": the file has no column \""
                    + (column == null ? field.name() : column) + "\"; its first line names " + shown(header)
                    + ". Name the column, or set a constant (\"=...\")");
        }
        return index;
    }

    private static String shown(List<String> header) {
        String names = header.stream().limit(20).collect(Collectors.joining(", "));
        return names.length() <= 200 ? names : names.substring(0, 200) + "…";
    }
}
