package io.stockpipeline.extractor.stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A message that holds several parts, of which the good ones are taken and each bad one is rejected with the characters that it came in. */
public final class VenueParts {
    private static final JsonMapper JSON = new JsonMapper();

    /** Takes in one part. */
    public interface Hearing {
        void hear(Message part) throws UnusableRecordException, VenueFault;
    }

    private VenueParts() {}

    /**
     * Takes in a message that is a list; any other is its own only part.
     *
     * @param text the whole message, which is JSON
     */
    public static void ofList(String text, Message message, Line line, Hearing each) throws VenueFault {
        if (!message.json().isArray()) {
            hear(message, text, line, each);
            return;
        }
        hear(message.json(), text, "", line, each);
    }

    /**
     * Takes in the list that stands in a field of a message.
     *
     * @param text the whole message, which is JSON
     * @throws UnusableRecordException when no list stands there
     */
    public static void ofField(String field, String text, Message message, Line line, Hearing each)
            throws UnusableRecordException, VenueFault {
        JsonNode list = message.json().path(field);
        if (!list.isArray()) {
            throw Message.missing(field);
        }
        hear(list, text, field, line, each);
    }

    private static void hear(JsonNode list, String text, String field, Line line, Hearing each) throws VenueFault {
        List<String> texts = List.of();
        for (int i = 0; i < list.size(); i++) {
            try {
                each.hear(new Message(list.get(i)));
            } catch (UnusableRecordException e) {
                // Bad parts are few: what is good is not cut out.
                texts = texts.isEmpty() ? cut(text, field) : texts;
                line.reject(e, texts.get(i));
            }
        }
    }

    private static void hear(Message part, String text, Line line, Hearing each) throws VenueFault {
        try {
            each.hear(part);
        } catch (UnusableRecordException e) {
            line.reject(e, text);
        }
    }

    /** The elements of a list, each as it stands in the text. */
    private static List<String> cut(String text, String field) {
        List<String> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            while (!field.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = parser.currentName().equals(field);
                parser.nextToken();
                if (here) {
                    break;
                }
                parser.skipChildren();
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                elements.add(text.substring(from, (int) parser.currentLocation().getCharOffset()));
            }
            return elements;
        } catch (IOException e) {
            throw new UncheckedIOException("a message that has been read cannot be read", e);
        }
    }
}
