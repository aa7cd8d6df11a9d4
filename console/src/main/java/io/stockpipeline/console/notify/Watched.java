package io.stockpipeline.console.notify;

import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.StockPipeline;
import java.util.List;

/**
 * What the pipeline watches by its file as it is now. An alarm or symbol that was taken out of it never resolves.
 *
 * @param alarms the names of those that can resolve
 * @param symbols empty: any
 */
record Watched(List<String> alarms, List<String> symbols) {
    Watched {
        alarms = List.copyOf(alarms);
        symbols = List.copyOf(symbols);
    }

    static Watched by(StockPipeline pipeline) {
        return new Watched(
                pipeline.spec().alarms().stream().map(AlarmSpec::name).toList(),
                pipeline.spec().takesAnySymbol() ? List.of() : pipeline.spec().symbols());
    }
}
