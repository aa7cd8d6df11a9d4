package io.stockpipeline.app.backtest;

import io.stockpipeline.model.spec.StockPipeline;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest is asked for.
 *
 * @param folder where the StockPipeline file lies; the second place where a relative path is looked up
 * @param input data to read instead of the pipeline's own source
 * @param averages file for the records of {@code averages}, {@code -} for standard output
 * @param shift a what-if such as {@code AAPL=+2.5}
 * @param sweeps tolerances to try, such as {@code 5m=0.1%,0.2%}
 */
public record BacktestRequest(
        StockPipeline pipeline,
        Path folder,
        @Nullable Path input,
        @Nullable Path averages,
        @Nullable Path alarms,
        @Nullable Path bars,
        @Nullable String shift,
        List<String> sweeps) {}
