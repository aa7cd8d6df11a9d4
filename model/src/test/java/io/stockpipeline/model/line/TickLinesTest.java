package io.stockpipeline.model.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickLinesTest {
    private static final String PATH = "spec.source.kafka.fields";

    private TickAssembler assembler;

    @BeforeEach
    void setUp() throws Exception {
        StockPipeline pipeline = PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: test }
                spec:
                  symbols: [AAPL]
                  source: { synthetic: {} }
                  windows: [{ size: 5m }]
                """);
        assembler = new TickAssembler("kafka", TimeUnit.ms, SymbolFilter.of(pipeline.spec()));
    }

    @Test
    void shouldReadAJsonObjectByItsOwnNames() throws Exception {
        TickLines lines = TickLines.json(
                new ColumnMapping(PATH, Map.of("symbol", "s", "time", "t", "price", "p", "size", "v")), assembler);

        assertThat(text(lines, "{\"p\":189.1200,\"t\":1000,\"s\":\"AAPL\",\"v\":1.50,\"price\":7}"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"time\":1000,\"price\":189.1200,\"size\":1.50,\"source\":\"kafka\"}");
    }

    @Test
    void shouldReadPartOfWhatItIsGiven() throws Exception {
        TickLines lines = TickLines.json(new ColumnMapping(PATH, Map.of()), assembler);
        byte[] list = "[{\"symbol\":\"AAPL\",\"time\":1,\"price\":2}]".getBytes(StandardCharsets.UTF_8);

        assertThat(lines.read(list, 1, list.length - 1).price()).hasToString("2");
    }

    @Test
    void shouldTakeColumnsWithoutAHeaderInTheOrderOfATick() throws Exception {
        TickLines lines = TickLines.csv(ColumnMapping.withoutHeader(PATH, Map.of()), List.of(), assembler);

        assertThat(text(lines, "AAPL,1000,189.12,100,buy,8271"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"time\":1000,\"price\":189.12,\"size\":100,\"side\":\"Buy\","
                        + "\"id\":\"8271\",\"source\":\"kafka\"}");
        assertThat(text(lines, "AAPL,1000,189.12"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"time\":1000,\"price\":189.12,\"source\":\"kafka\"}");
        assertThatThrownBy(() -> text(lines, "AAPL,1000"))
                .isInstanceOf(UnusableRecordException.class)
                .hasMessage("2 columns, 3 are needed");
    }

    @Test
    void shouldTakeColumnsWithoutAHeaderByIndex() throws Exception {
        TickLines lines = TickLines.csv(
                ColumnMapping.withoutHeader(PATH, Map.of("symbol", "=AAPL", "time", "0", "price", "2")),
                List.of(),
                assembler);

        assertThat(text(lines, "1000,x,189.12"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"time\":1000,\"price\":189.12,\"source\":\"kafka\"}");
    }

    @Test
    void shouldRefuseANameWhereThereIsNoHeader() {
        assertThatThrownBy(
                        () -> ColumnMapping.withoutHeader(PATH, Map.of("symbol", "ticker", "time", "0", "price", "1")))
                .isInstanceOf(WrongMappingException.class)
                .hasMessage("spec.source.kafka.fields.symbol: \"ticker\" is a name and there is no header that could"
                        + " hold it; write the column's index from 0");
        assertThatThrownBy(() -> ColumnMapping.withoutHeader(PATH, Map.of("symbol", "=AAPL")))
                .isInstanceOf(WrongMappingException.class)
                .hasMessageStartingWith("spec.source.kafka.fields.time: say which column holds it");
    }

    private static String text(TickLines lines, String line) throws UnusableRecordException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        Tick tick = lines.read(bytes, 0, bytes.length);
        return new String(new TickCodec().encode(tick), StandardCharsets.UTF_8);
    }
}
