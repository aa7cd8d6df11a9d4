package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types that CEL sees of a schema, as an API server makes them: a mapping is a type with its fields and no others, so
 * that a misspelt field in a rule does not compile; an int-or-string may be anything.
 */
final class CelTypes implements CelTypeProvider {
    private final Map<String, CelType> structs = new LinkedHashMap<>();
    private final CelType self;

    CelTypes(JsonNode schema, String name) {
        this.self = type(schema, name);
    }

    /** The type of {@code self}. */
    CelType self() {
        return self;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }

    private CelType type(JsonNode schema, String name) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return SimpleType.DYN;
        }
        return switch (schema.path("type").asText()) {
            case "object" ->
                schema.has("additionalProperties")
                        ? MapType.create(SimpleType.STRING, type(schema.get("additionalProperties"), name + ".values"))
                        : struct(schema, name);
            case "array" -> ListType.create(type(schema.get("items"), name + ".items"));
            case "string" ->
                schema.path("format").asText().equals("date-time") ? SimpleType.TIMESTAMP : SimpleType.STRING;
            case "integer" -> SimpleType.INT;
            case "number" -> SimpleType.DOUBLE;
            case "boolean" -> SimpleType.BOOL;
            default -> throw new IllegalArgumentException(name + " has no type");
        };
    }

    private CelType struct(JsonNode schema, String name) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(entry -> fields.put(entry.getKey(), type(entry.getValue(), name + "." + entry.getKey())));
        CelType struct = StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
        structs.put(name, struct);
        return struct;
    }
}
