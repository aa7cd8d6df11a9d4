package io.stockpipeline.console.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of the records that answers are made of: a component is a property under its name (or that of its
 * {@link JsonProperty}), required unless it is {@link Nullable}. A list whose elements are {@link Nullable} may hold null: a number
 * that is not defined at its place.
 */
final class JsonSchemas {
    private static final String PREFIX = "#/components/schemas/";
    private static final Map<Class<?>, Map<String, Object>> SCALARS = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(BigDecimal.class, Map.of("type", "number")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(int.class, integer("int32")),
            Map.entry(Integer.class, integer("int32")),
            Map.entry(long.class, integer("int64")),
            Map.entry(Long.class, integer("int64")));

    private final Map<String, Map<String, Object>> byName = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    private static Map<String, Object> integer(String format) {
        return Map.of("type", "integer", "format", format);
    }

    /** All schemas made so far, by name. */
    Map<String, Map<String, Object>> all() {
        return byName;
    }

    /**
     * The schema of a type; of a record a reference to it.
     *
     * @throws IllegalArgumentException when answers cannot have it
     */
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        Class<?> plain = (Class<?>) type;
        Map<String, Object> scalar = SCALARS.get(plain);
        if (scalar != null) {
            return scalar;
        }
        if (plain.isEnum()) {
            List<String> names = Arrays.stream(plain.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .toList();
            return Map.of("type", "string", "enum", names);
        }
        if (plain.isRecord()) {
            return Map.of("$ref", PREFIX + nameOf(plain));
        }
        throw new IllegalArgumentException("answers have no " + type);
    }

    private Map<String, Object> of(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType generic
                && ((ParameterizedType) generic.getType()).getRawType() == List.class) {
            AnnotatedType element = generic.getAnnotatedActualTypeArguments()[0];
            Map<String, Object> items = of(element.getType());
            return Map.of(
                    "type", "array", "items", element.isAnnotationPresent(Nullable.class) ? orNull(items) : items);
        }
        return of(type.getType());
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private Map<String, Object> ofGeneric(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return Map.of("type", "array", "items", of(arguments[0]));
        }
        if (generic.getRawType() == Map.class) {
            return Map.of("type", "object", "additionalProperties", of(arguments[1]));
        }
        throw new IllegalArgumentException("answers have no " + generic);
    }

    private String nameOf(Class<?> type) {
        String name = nameInDocument(type);
        Class<?> owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            byName.put(name, ofRecord(type));
        } else if (owner != type) {
            throw new IllegalArgumentException(owner + " and " + type + " have one name in the document");
        }
        return name;
    }

    /** An inner record bears the outer class's name too: many a class has an answer of rows. */
    private static String nameInDocument(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
    }

    private Map<String, Object> ofRecord(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameOf(component);
            Map<String, Object> property = new LinkedHashMap<>(of(component.getAnnotatedType()));
            JsonPropertyDescription words = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
            if (words != null) {
                property.put("description", words.value());
            }
            properties.put(name, property);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(name);
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }
}
