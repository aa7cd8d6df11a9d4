package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with known fields.
 *
 * @param fields by name, in the order in which they are checked and documented
 * @param ignored fields that Kubernetes writes and nobody here reads
 * @param alternatives whether a field speaks by being there at all, so that an empty one is a mistake and not an absence
 */
public record Struct(Map<String, Field> fields, Set<String> ignored, boolean alternatives) implements FieldType {
    static Struct of(Field... fields) {
        return new Struct(byName(fields), Set.of(), false);
    }

    /** One of several kinds, each named by its own field. */
    static Struct alternatives(Field... fields) {
        return new Struct(byName(fields), Set.of(), true);
    }

    Struct ignoring(String... names) {
        return new Struct(fields, Set.of(names), alternatives);
    }

    Struct sparing(String at, Predicate<String> places) {
        Field[] spared = fields.values().stream()
                .map(field -> field.sparing(at.isEmpty() ? field.name() : at + "." + field.name(), places))
                .toArray(Field[]::new);
        return new Struct(byName(spared), ignored, alternatives);
    }

    private static Map<String, Field> byName(Field... fields) {
        return List.of(fields).stream()
                .collect(Collectors.toMap(
                        Field::name,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalArgumentException(a.name() + " stands in the table twice");
                        },
                        LinkedHashMap::new));
    }

    @Override
    public String noun() {
        return "a mapping";
    }

    @Override
    public void check(Path path, JsonNode value, Findings findings) {
        if (!(value instanceof ObjectNode mapping)) {
            findings.fault(
                    path, "must be a mapping of fields, not " + Display.kind(value) + hint(path, value, findings));
            return;
        }
        resolveNulls(path, mapping, findings);
        unknownNames(path, mapping, findings);
        for (Field field : fields.values()) {
            Path at = path.field(field.name());
            JsonNode child = mapping.get(field.name());
            if (child != null) {
                field.type().check(at, child, findings);
            } else if (field.required() && !findings.spoilt(at.toString())) {
                findings.fault(at, field.missing());
            }
        }
    }

    private String hint(Path path, JsonNode value, Findings findings) {
        if (alternatives && value.isTextual() && fields.containsKey(value.textValue())) {
            return ": write { " + findings.written(path, value) + ": {} }";
        }
        if (fields.isEmpty()) {
            return ": write {}";
        }
        String examples = fields.values().stream()
                .filter(Field::required)
                .map(Field::example)
                .collect(Collectors.joining(", "));
        return examples.isEmpty()
                ? ": its fields are " + String.join(", ", fields.keySet())
                : ": write { " + examples + " }";
    }

    /**
     * Kubernetes drops an empty value before anyone sees it; only where presence is the message, and nothing else is
     * there to say it, does that hurt.
     */
    private void resolveNulls(Path path, ObjectNode mapping, Findings findings) {
        boolean nothingElse = mapping.properties().stream()
                .noneMatch(entry ->
                        fields.containsKey(entry.getKey()) && !entry.getValue().isNull());
        for (String name : nullNames(mapping)) {
            Field field = fields.get(name);
            if (field == null) {
                continue;
            }
            mapping.remove(name);
            if (alternatives && nothingElse && field.type() instanceof Struct struct) {
                mapping.set(name, Defaults.NODES.objectNode());
                if (struct.fields().values().stream().noneMatch(Field::required)) {
                    findings.fault(
                            path.field(name),
                            "write " + name + ": {} (Kubernetes drops a field whose value is left empty)");
                }
            }
        }
    }

    private static List<String> nullNames(ObjectNode mapping) {
        List<String> names = new ArrayList<>();
        for (var entry : mapping.properties()) {
            if (entry.getValue().isNull()) {
                names.add(entry.getKey());
            }
        }
        return names;
    }

    private void unknownNames(Path path, ObjectNode mapping, Findings findings) {
        for (var entry : mapping.properties()) {
            String name = entry.getKey();
            if (fields.containsKey(name) || ignored.contains(name)) {
                continue;
            }
            findings.unknown(path.field(name), unknownName(name, fields.keySet()));
            @Nullable String meant = NearestName.of(name, fields.keySet()).orElse(null);
            if (alternatives) {
                fields.keySet().forEach(any -> findings.excuse(path.field(any)));
            } else if (meant != null && !mapping.has(meant)) {
                findings.excuse(path.field(meant));
            }
        }
    }

    static String unknownName(String name, Collection<String> known) {
        return "unknown field; "
                + NearestName.of(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() ->
                                known.isEmpty() ? "no field belongs here" : "known here: " + String.join(", ", known));
    }
}
