package io.stockpipeline.app.backtest;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.extractor.Sources;
import io.stockpipeline.extractor.file.TickFileReader;
import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.source.TickSource;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.Speed;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.SymbolFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of a backtest: the pipeline's own finite source, or another file read as the pipeline reads its own. */
final class History {
    private History() {}

    /**
     * Opens the data, as fast as it goes and with times as written.
     *
     * @throws WrongInputException when there is none, or it cannot be read as asked
     */
    static Feed open(BacktestRequest request) throws IOException {
        StockPipelineSpec spec = request.pipeline().spec();
        Source source = data(spec.source().selected(), request.input());
        try {
            if (source instanceof FileSource file) {
                return new FileFeed(TickFileReader.open(file, request.folder(), SymbolFilter.of(spec)));
            }
            // What comes to an end wants no key.
            SourceContext context = SourceContext.of(request.folder(), null, Clock.systemUTC());
            TickSource opened = Sources.create(source, spec, spec.symbols(), context);
            if (opened instanceof FiniteSource finite) {
                return new SourceFeed(finite);
            }
            opened.close();
        } catch (SourceConfigurationException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
        throw noData(source);
    }

    private static Source data(Source source, @Nullable Path input) {
        if (source instanceof FileSource file) {
            return input == null ? file : elsewhere(file, input);
        }
        if (input != null) {
            String name = input.getFileName().toString();
            boolean lines = name.matches(".*\\.(jsonl|ndjson|json)(\\.gz)?");
            return new FileSource(
                    input.toString(),
                    lines ? RecordFormat.Jsonl : RecordFormat.Csv,
                    Map.of(),
                    TimeUnit.ms,
                    Speed.MAX,
                    FileSource.Timestamps.Original,
                    null);
        }
        if (!source.finite()) {
            throw noData(source);
        }
        return source;
    }

    /** The same way of reading, another file. */
    private static FileSource elsewhere(FileSource file, Path input) {
        return new FileSource(
                input.toString(),
                file.format(),
                file.columns(),
                file.timeUnit(),
                file.speed(),
                file.timestamps(),
                file.volume());
    }

    private static WrongInputException noData(Source source) {
        return new WrongInputException("spec.source." + source.key()
                + ": a backtest needs data that comes to an end; give a file of ticks with --input FILE");
    }
}
