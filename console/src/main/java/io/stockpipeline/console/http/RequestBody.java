package io.stockpipeline.console.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON object that a request carries: a flat one, whose fields are read like the other parameters. */
final class RequestBody {
    private static final int BAD_REQUEST = 400;
    private static final String EXPECTED = "the request needs a JSON object as its body";
    private static final ObjectReader READER = ConsoleJson.mapper()
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestBody() {}

    /**
     * The text of each field, of a number its digits; a field that is null counts as not given.
     *
     * @throws ProblemException (400) when it is no flat JSON object
     */
    static Map<String, String> fields(byte[] body) {
        JsonNode node = read(body);
        if (!node.isObject()) {
            throw ProblemException.of(BAD_REQUEST, EXPECTED);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                throw ProblemException.badParameter(
                        Formats.shortened(field.getKey()), "is a single value, not an object or a list");
            }
            if (!value.isNull()) {
                fields.put(
                        field.getKey(), value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
            }
        }
        return fields;
    }

    private static JsonNode read(byte[] body) {
        try {
            return READER.readTree(body);
        } catch (JsonProcessingException e) {
            throw ProblemException.of(BAD_REQUEST, EXPECTED + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
