package io.stockpipeline.app.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;

/** Logs as a collector of logs reads them: an object a line. */
final class JsonLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WELL = Set.of("DEBUG", "INFO", "WARN");

    private JsonLog() {}

    /** The lines but for those that the JVM itself writes before anything of ours runs. */
    static List<Line> of(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
                .map(Line::new)
                .toList();
    }

    /**
     * One line.
     *
     * @param text as it was written
     */
    record Line(String text) {
        /** Whether it is JSON, and no error. */
        boolean isGood() {
            try {
                JsonNode tree = JSON.readTree(text);
                return tree.isObject() && WELL.contains(tree.path("level").asText());
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }
}
