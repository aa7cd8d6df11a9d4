package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.Iterator;

/** Bodies of requests as trees. */
final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Json() {}

    /** Reads JSON or YAML. */
    static JsonNode parse(String body) {
        try {
            String text = body.strip();
            return (text.startsWith("{") || text.startsWith("[") ? JSON : YAML).readTree(text);
        } catch (JsonProcessingException e) {
            throw ApiError.badRequest(e.getMessage());
        }
    }

    static ObjectNode parseObject(String body) {
        if (parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("an object is expected in the body");
    }

    /** Takes out nulls, which mean the same as nothing. */
    static <T extends JsonNode> T withoutNulls(T node) {
        if (node instanceof ObjectNode) {
            for (Iterator<JsonNode> values = node.iterator(); values.hasNext(); ) {
                JsonNode value = values.next();
                if (value.isNull()) {
                    values.remove();
                } else {
                    withoutNulls(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(Json::withoutNulls);
        }
        return node;
    }

    static ObjectNode metadata(JsonNode object) {
        return (ObjectNode) object.get("metadata");
    }

    /** Copies fields from one object to another; what the first lacks goes from the other. */
    static void carry(ObjectNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.get(field));
            } else {
                to.remove(field);
            }
        }
    }
}
