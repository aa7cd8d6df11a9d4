package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.schema.Field;
import io.stockpipeline.model.schema.FieldType;
import io.stockpipeline.model.schema.IntOrText;
import io.stockpipeline.model.schema.ListOf;
import io.stockpipeline.model.schema.MapOf;
import io.stockpipeline.model.schema.StockPipelineSchema;
import io.stockpipeline.model.schema.Struct;
import io.stockpipeline.model.spec.StockPipeline;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;

/** Makes records of a tree that has been checked. */
final class Binding {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(ZoneId.class, fromText(ZoneId.class, ZoneId::of))
                    .addDeserializer(LocalTime.class, fromText(LocalTime.class, LocalTime::parse)))
            .build();

    private Binding() {}

    static StockPipeline bind(ObjectNode checked) {
        ObjectNode tree = checked.deepCopy();
        shape(StockPipelineSchema.SCHEMA.resource(), tree);
        try {
            return MAPPER.treeToValue(tree, StockPipeline.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table lets pass what the records do not take: " + e.getMessage(), e);
        }
    }

    /** Records have no place for what nobody reads, know no absent list, and hold int-or-string as text. */
    private static void shape(Struct struct, ObjectNode mapping) {
        mapping.remove(struct.ignored());
        for (Field field : struct.fields().values()) {
            JsonNode value = mapping.get(field.name());
            if (value == null && field.type() instanceof ListOf) {
                mapping.putArray(field.name());
            } else if (value == null && field.type() instanceof MapOf) {
                mapping.putObject(field.name());
            } else if (value != null) {
                mapping.set(field.name(), shaped(field.type(), value));
            }
        }
    }

    private static JsonNode shaped(FieldType type, JsonNode value) {
        if (type instanceof Struct struct && value instanceof ObjectNode mapping) {
            shape(struct, mapping);
        } else if (type instanceof ListOf list) {
            value.forEach(entry -> shaped(list.entry(), entry));
        } else if (type instanceof MapOf map && value instanceof ObjectNode mapping) {
            mapping.properties().forEach(entry -> entry.setValue(shaped(map.values(), entry.getValue())));
        } else if (type instanceof IntOrText) {
            return MAPPER.getNodeFactory().textNode(value.asText());
        }
        return value;
    }

    private static <T> FromStringDeserializer<T> fromText(Class<T> type, Function<String, T> reader) {
        return new FromStringDeserializer<>(type) {
            @Override
            protected T _deserialize(String text, DeserializationContext context) {
                return reader.apply(text);
            }
        };
    }
}
