package io.stockpipeline.processor.task;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.YahooSource;
import io.stockpipeline.model.wire.SymbolFilter;
import java.util.function.Supplier;

/**
 * What all tasks of a processor share.
 *
 * @param readers makes the reader of records for each task
 * @param maxClockSkew how far ahead of its arrival a live tick's time may be, milliseconds
 * @param silence how long a live symbol says nothing until what is open is emitted early, milliseconds
 * @param mayRunAhead whether a crash can leave the state ahead of the committed offsets
 */
public record TaskPlan(
        EnginePlan engine,
        SymbolFilter symbols,
        Supplier<TickReader> readers,
        SymbolLimit limit,
        long maxClockSkew,
        long silence,
        boolean mayRunAhead,
        PoisonedRecords poison,
        ProgressMonitor monitor) {

    public static TaskPlan of(StockPipeline pipeline, ProgressMonitor monitor) {
        StockPipelineSpec spec = pipeline.spec();
        YahooSource yahoo = spec.source().yahoo();
        long polls = yahoo == null ? 0 : 2 * yahoo.waitMillis();
        return new TaskPlan(
                EnginePlans.of(pipeline),
                SymbolFilter.of(spec),
                () -> TickReader.of(pipeline),
                new SymbolLimit(spec.takesAnySymbol() ? spec.maxSymbols() : Integer.MAX_VALUE),
                spec.maxClockSkew().millis(),
                spec.grace().millis() + polls,
                spec.processor().guarantee() == ProcessorSpec.Guarantee.AtLeastOnce,
                new PoisonedRecords(),
                monitor);
    }
}
