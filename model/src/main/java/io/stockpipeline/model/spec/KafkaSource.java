package io.stockpipeline.model.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ticks that stand in a topic already; no extractor is deployed. {@code fields} maps tick fields to the record's own names. */
public record KafkaSource(
        String topic,
        RecordFormat format,
        Map<String, String> fields,
        @Nullable String explode,
        boolean keyed) implements Source {
    @Override
    public String key() {
        return "kafka";
    }
}
