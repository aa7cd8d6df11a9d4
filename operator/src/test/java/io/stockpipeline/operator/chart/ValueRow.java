package io.stockpipeline.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.operator.policy.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of the chart, as {@code values.yaml} explains it: a comment that begins with {@code # --} right above the key. A
 * mapping with such a comment is one value; a mapping without is a section.
 *
 * @param path keys, joined by dots
 * @param byDefault the default
 * @param words the comment
 */
record ValueRow(String path, JsonNode byDefault, String words) {
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z][A-Za-z0-9]*):.*");

    /** The values in the order of the file. */
    static List<ValueRow> all() throws IOException {
        JsonNode defaults = defaults();
        List<ValueRow> rows = new ArrayList<>();
        Deque<String> keys = new ArrayDeque<>();
        StringBuilder words = new StringBuilder();
        for (String line : Files.readAllLines(Release.CHART.resolve("values.yaml"))) {
            String text = line.strip();
            Matcher key = KEY.matcher(line);
            if (text.startsWith("# -- ")) {
                words.setLength(0);
                words.append(text.substring(5));
            } else if (text.startsWith("# ") && !words.isEmpty()) {
                words.append(' ').append(text.substring(2));
            } else if (key.matches()) {
                while (keys.size() > key.group(1).length() / 2) {
                    keys.removeLast();
                }
                keys.addLast(key.group(2));
                if (!words.isEmpty()) {
                    String pointer = "/" + String.join("/", keys);
                    rows.add(new ValueRow(String.join(".", keys), defaults.at(pointer), words.toString()));
                    words.setLength(0);
                }
            }
        }
        return rows;
    }

    static JsonNode defaults() throws IOException {
        return Manifests.ofYaml(Files.readString(Release.CHART.resolve("values.yaml")))
                .all()
                .get(0)
                .json();
    }

    /** Whether this value is the one at the path, or holds it. */
    boolean covers(String other) {
        return other.equals(path) || other.startsWith(path + ".");
    }

    /** A line of a Markdown table. */
    String toMarkdown() throws IOException {
        String value = new ObjectMapper().writeValueAsString(byDefault);
        return "| `" + path + "` | `" + value + "` | " + words.replace("|", "\\|") + " |";
    }
}
