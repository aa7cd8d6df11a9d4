package io.stockpipeline.extractor.file;

import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.FileSource.Timestamps;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.spec.Speed;
import io.stockpipeline.model.spec.TimeUnit;
import java.nio.file.Path;
import java.util.Map;

/** File sources for tests, in the contract's defaults unless told otherwise. */
public record FileSources(FileSource source) {
    public static FileSources csv(Path path) {
        return csv(path.toString());
    }

    public static FileSources csv(String path) {
        return new FileSources(
                new FileSource(path, RecordFormat.Csv, Map.of(), TimeUnit.ms, Speed.MAX, Timestamps.Original, null));
    }

    public static FileSources jsonl(Path path) {
        return new FileSources(new FileSource(
                path.toString(), RecordFormat.Jsonl, Map.of(), TimeUnit.ms, Speed.MAX, Timestamps.Original, null));
    }

    public FileSources columns(Map<String, String> columns) {
        return with(columns, source.timeUnit(), source.speed(), source.timestamps());
    }

    public FileSources unit(TimeUnit unit) {
        return with(source.columns(), unit, source.speed(), source.timestamps());
    }

    public FileSources speed(String speed) {
        return with(source.columns(), source.timeUnit(), Speed.of(speed), source.timestamps());
    }

    public FileSources rebased() {
        return with(source.columns(), source.timeUnit(), source.speed(), Timestamps.Rebased);
    }

    private FileSources with(Map<String, String> columns, TimeUnit unit, Speed speed, Timestamps timestamps) {
        return new FileSources(
                new FileSource(source.path(), source.format(), columns, unit, speed, timestamps, source.volume()));
    }
}
