package io.stockpipeline.model.role;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.spec.SourceSpec;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.spec.YahooSource;

/** Pieces that several roles read, said in one way however the pipeline's author has said it. */
final class CommonParts {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private CommonParts() {}

    /** The number itself, whether it was given, reckoned from a throughput or left to the default. */
    static ObjectNode partitions(JsonNode spec, ObjectNode part) {
        JsonNode topics = spec.path("topics");
        JsonNode throughput = topics.path("throughput");
        int partitions = TopicsSpec.DEFAULT_PARTITIONS;
        if (topics.has("partitions")) {
            partitions = topics.get("partitions").asInt();
        } else if (throughput.isObject()) {
            partitions = new TopicsSpec.Throughput(
                            throughput.path("target").asInt(),
                            throughput.path("producer").asInt(),
                            throughput.path("consumer").asInt())
                    .partitions();
        }
        return part.putObject("topics").put("partitions", partitions);
    }

    /** Which kind of source it is. How the extractor is to reach it is nobody else's business. */
    static ObjectNode sourceKind(JsonNode spec, ObjectNode part) {
        ObjectNode source = part.putObject("source");
        spec.path("source").fieldNames().forEachRemaining(source::putObject);
        return source;
    }

    /** That a synthetic source has an end, whatever its length: its hours are those of its ticks then, and not those of the clock. */
    static void length(JsonNode spec, ObjectNode source) {
        if (spec.path("source").path("synthetic").hasNonNull("count")) {
            source.withObject("/synthetic").put("count", 1);
        }
    }

    /** How repeats are told: as given, else the source's own way. */
    static void deduplication(JsonNode spec, ObjectNode part) {
        if (spec.hasNonNull("deduplicate")) {
            part.set("deduplicate", spec.get("deduplicate"));
            return;
        }
        ObjectNode kind = sourceKind(spec, part.objectNode());
        try {
            SourceSpec source = MAPPER.treeToValue(kind, SourceSpec.class);
            part.put("deduplicate", source.selected().defaultDeduplication().name());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a source that was not checked: " + e.getMessage(), e);
        }
    }

    /** Yahoo's interval, where it is so long that the processor has to know it. */
    static void longInterval(JsonNode spec, ObjectNode source) {
        JsonNode interval = spec.path("source").path("yahoo").path("interval");
        if (interval.isTextual() && Span.of(interval.textValue()).millis() > YahooSource.SHORTEST_WAIT.millis()) {
            source.withObject("/yahoo").set("interval", interval);
        }
    }
}
