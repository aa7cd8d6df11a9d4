package io.stockpipeline.processor.task;

import io.stockpipeline.analytics.anomaly.OddityForest;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.model.spec.StockPipeline;

/** Compiles pipelines for the engine, and hands it what it may not know by itself: how bars are judged. */
public final class EnginePlans {
    private EnginePlans() {}

    /** Compiles a validated pipeline. */
    public static EnginePlan of(StockPipeline pipeline) {
        return EnginePlan.of(pipeline, (rows, seed) -> OddityForest.grow(rows, seed)::score);
    }
}
