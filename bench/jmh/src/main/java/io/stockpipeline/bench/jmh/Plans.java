package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;

/** Plans that compute windows, and neither bars nor alarms unless a window has a tolerance. */
final class Plans {
    /** The windows that the contest between frameworks computes, on every tick. */
    static final String CONTEST = "{ size: 5m }, { size: 10m }, { size: 15m }";

    private static final String PIPELINE = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: bench }
            spec:
              symbols: ["*"]
              source: { kafka: { topic: ticks, keyed: true } }
              grace: 10s
              bars: []
              windows: [%s]
            """;

    private Plans() {}

    /**
     * A plan of these windows.
     *
     * @param windows entries of {@code spec.windows} as flow YAML
     */
    static EnginePlan of(String windows) {
        try {
            return EnginePlan.of(PipelineFile.parse(PIPELINE.formatted(windows)));
        } catch (InvalidPipelineException e) {
            throw new IllegalArgumentException(windows, e);
        }
    }
}
