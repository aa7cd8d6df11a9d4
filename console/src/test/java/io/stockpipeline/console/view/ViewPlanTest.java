package io.stockpipeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import org.junit.jupiter.api.Test;

/** How much is kept of a pipeline. */
class ViewPlanTest {
    @Test
    void shouldReadNoMoreOfSymbolsThatAreNotNamedThanItWouldKeepOfMany() {
        assertThat(plan("'*'").hoursRead()).isEqualTo(48);
        assertThat(plan("'*'").hoursRead()).isEqualTo(plan("'*'").hoursOf(5_000));
        assertThat(plan("A, B").hoursRead()).isEqualTo(31 * 24);
    }

    private static ViewPlan plan(String symbols) {
        return ViewPlan.of(pipeline(symbols, "kafka: { topic: trades, format: Json }"));
    }

    static StockPipeline pipeline(String symbols, String source) {
        try {
            return PipelineFile.parse("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: desk }
                    spec:
                      symbols: [%s]
                      source: { %s }
                      windows: [ { size: 5m } ]
                    """.formatted(symbols, source));
        } catch (InvalidPipelineException e) {
            throw new AssertionError(e);
        }
    }
}
