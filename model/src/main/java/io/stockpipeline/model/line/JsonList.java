package io.stockpipeline.model.line;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that holds a list of ticks in one of its fields. Says where the elements lie and leaves their bytes as
 * they are, so that every digit stays and a bad element does not spoil its neighbours.
 */
public final class JsonList {
    private final String field;

    /** Where an element lies in its record. */
    public record Slice(int start, int end) {}

    /** @param field the name of the field, one of the object's own */
    public JsonList(String field) {
        this.field = field;
    }

    /**
     * Finds the elements. A single object in place of the list is a list of one.
     *
     * @return null when the object has no such field, or it is null: such an object is of another kind
     * @throws UnusableRecordException when the record is not one JSON object, or the field holds a plain value
     */
    public @Nullable List<Slice> elements(byte[] json) throws UnusableRecordException {
        Utf8.requireJson(json, 0, json.length);
        try (JsonParser parser = JsonLineParser.JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            List<Slice> found = null;
            boolean seen = false;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (!name.equals(field)) {
                    parser.skipChildren();
                } else if (seen) {
                    throw malformed("\"" + field + "\" stands there twice");
                } else {
                    seen = true;
                    found = list(parser);
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw malformed("there is more than one JSON object");
            }
            return found;
        } catch (JsonProcessingException e) {
            throw malformed("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable List<Slice> list(JsonParser parser) throws IOException, UnusableRecordException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT -> List.of(slice(parser));
            case START_ARRAY -> {
                List<Slice> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(slice(parser));
                }
                yield elements;
            }
            default -> throw malformed("\"" + field + "\" holds no list of ticks");
        };
    }

    private static Slice slice(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return new Slice(start, (int) parser.currentLocation().getByteOffset());
    }

    private static UnusableRecordException malformed(String message) {
        return new UnusableRecordException(DeadLetterReason.Malformed, message);
    }
}
