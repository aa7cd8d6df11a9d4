package io.stockpipeline.model.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ticks that stand in a topic already; no extractor is deployed.
 *
 * @param fields tick fields by the record's own names; for CSV, which has no header here, indexes from 0
 * @param explode the JSON field that holds a list of ticks; null: a record is one tick
 * @param keyed whether every record is one tick and is keyed by its symbol already
 */
public record KafkaSource(
        String topic,
        RecordFormat format,
        Map<String, String> fields,
        TimeUnit timeUnit,
        @Nullable String explode,
        boolean keyed)
        implements Source {
    @Override
    public String key() {
        return "kafka";
    }
}
