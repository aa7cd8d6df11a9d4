package io.stockpipeline.model.line;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes a line apart that is one JSON object. Numbers are read from their digits; prices, sizes and times may be
 * strings too. Fields that no tick has are passed over.
 */
final class JsonLineParser implements LineParser {
    static final JsonFactory JSON = JsonFactory.builder()
            // A price of a thousand digits is an invalid price, not a broken line.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            // NaN as a price is answered as an invalid price, not as a broken line.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Map<String, TickField> fieldsByName = new HashMap<>();
    private final Map<TickField, byte[]> constants = new HashMap<>();

    JsonLineParser(ColumnMapping mapping) {
        for (TickField field : TickField.values()) {
            mapping.nameOf(field).ifPresent(name -> fieldsByName.put(name, field));
            byte[] constant = mapping.constant(field);
            if (constant != null) {
                constants.put(field, constant);
            }
        }
    }

    @Override
    public void parse(byte[] bytes, int start, int end, FieldSlices fields) throws UnusableRecordException {
        Utf8.requireJson(bytes, start, end);
        fields.clear();
        constants.forEach((field, value) -> fields.set(field.slot(), value, 0, value.length));
        try (JsonParser parser = JSON.createParser(bytes, start, end - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            int seen = 0;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                TickField field = fieldsByName.get(name);
                if (field == null) {
                    parser.skipChildren();
                } else if ((seen & 1 << field.slot()) != 0) {
                    throw malformed("\"" + name + "\" stands there twice");
                } else {
                    seen |= 1 << field.slot();
                    value(parser, name, field, fields);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw malformed("there is more than one JSON object");
            }
        } catch (JsonProcessingException e) {
            throw malformed("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void value(JsonParser parser, String name, TickField field, FieldSlices fields)
            throws IOException, UnusableRecordException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case VALUE_NULL -> fields.set(field.slot(), new byte[0], 0, 0);
            case VALUE_STRING -> set(parser, field, fields);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                if (field == TickField.symbol || field == TickField.side) {
                    throw malformed("\"" + name + "\" is a number, not a string");
                }
                set(parser, field, fields);
            }
            default -> throw malformed("\"" + name + "\" is neither a string nor a number");
        }
    }

    private static void set(JsonParser parser, TickField field, FieldSlices fields) throws IOException {
        byte[] value = parser.getText().getBytes(StandardCharsets.UTF_8);
        fields.set(field.slot(), value, 0, value.length);
    }

    private static UnusableRecordException malformed(String message) {
        return new UnusableRecordException(DeadLetterReason.Malformed, message);
    }
}
