package io.stockpipeline.model.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of ticks. {@code columns} maps tick fields to column names, indexes from 0, or {@code =constant}. */
public record FileSource(
        String path,
        RecordFormat format,
        Map<String, String> columns,
        TimeUnit timeUnit,
        Speed speed,
        Timestamps timestamps,
        @Nullable VolumeSpec volume)
        implements Source {
    @Override
    public String key() {
        return "file";
    }

    /** Times as written, or shifted so that the first tick is now. */
    public enum Timestamps {
        Original,
        Rebased
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public boolean finite() {
        return true;
    }
}
