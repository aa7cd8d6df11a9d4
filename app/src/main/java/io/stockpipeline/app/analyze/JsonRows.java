package io.stockpipeline.app.analyze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Lines: an object a line. The columns are the fields of the first one. */
final class JsonRows implements Rows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedReader reader;
    private final List<String> columns = new ArrayList<>();
    private JsonNode current;
    private boolean pending = true;
    private long line;

    JsonRows(BufferedReader reader) throws IOException {
        this.reader = reader;
        JsonNode first = read();
        if (first == null) {
            throw new IllegalArgumentException("no object");
        }
        current = first;
        first.fieldNames().forEachRemaining(columns::add);
    }

    private @Nullable JsonNode read() throws IOException {
        String text = reader.readLine();
        line++;
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            line++;
        }
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new WrongInputException("line " + line + " is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new WrongInputException("line " + line + " is no JSON object");
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() throws IOException {
        if (pending) {
            pending = false;
            return true;
        }
        JsonNode next = read();
        if (next == null) {
            return false;
        }
        current = next;
        return true;
    }

    @Override
    public @Nullable String text(int column) {
        JsonNode value = current.get(columns.get(column));
        return value == null || value.isNull() ? null : value.asText().strip();
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
