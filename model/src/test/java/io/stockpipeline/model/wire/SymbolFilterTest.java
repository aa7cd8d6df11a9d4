package io.stockpipeline.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipelineSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolFilterTest {
    @Test
    void namesTheSymbolsOfThePipeline() {
        SymbolFilter filter = SymbolFilter.of(spec("AAPL", "MSFT"));

        assertThat(filter.names("MSFT")).isTrue();
        assertThat(filter.names("msft")).isFalse();
        assertThat(filter.names("*")).isFalse();
    }

    @Test
    void namesEverySymbolWhereThePipelineTakesAny() {
        assertThat(SymbolFilter.of(spec("*")).names("WHATEVER")).isTrue();
    }

    private static StockPipelineSpec spec(String... symbols) {
        return new StockPipelineSpec(
                false,
                false,
                List.of(symbols),
                50_000,
                null,
                List.of(),
                Span.of("1ms"),
                Span.of("30s"),
                Span.of("1m"),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                0);
    }
}
