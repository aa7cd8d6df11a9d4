package io.stockpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.topic.EndMarker;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are one tick each, JSON and CSV, keyed and not. */
class RekeyRecordsTest {
    @TempDir
    Path folder;

    private RekeyTrial trial;

    @BeforeEach
    void prepare() {
        trial = new RekeyTrial(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void shouldPassOverTheEndMarkersOfAnotherPipeline() {
        trial.start("topic: trades");
        RecordHeaders headers = new RecordHeaders();
        headers.add(EndMarker.HEADER, EndMarker.headerValue());

        trial.pipe(new TestRecord<>(null, EndMarker.value(), headers, RekeyTrial.ARRIVAL));

        assertThat(trial.read("ticks")).isEmpty();
        assertThat(trial.read("dead-letters")).isEmpty();
        assertThat(trial.progress().recordsPassedOver()).isEqualTo(1);
    }

    @Test
    void shouldReadCommaSeparatedValuesInTheOrderOfATick() {
        trial.start("topic: trades, format: Csv, timeUnit: s");

        trial.send("AAPL,1716578400.123,189.1200,100,buy,8271\r\n");
        trial.send("AAPL,1716578400");

        assertThat(trial.read("ticks"))
                .extracting(record -> RekeyTrial.text(record.value()))
                .containsExactly("{\"symbol\":\"AAPL\",\"time\":1716578400123,\"price\":189.1200,\"size\":100,"
                        + "\"side\":\"Buy\",\"id\":\"8271\",\"source\":\"kafka\"}");
        assertThat(trial.read("dead-letters"))
                .singleElement()
                .satisfies(letter -> assertThat(RekeyTrial.text(letter.value())).isEqualTo("AAPL,1716578400"));
    }

    @Test
    void shouldReadCommaSeparatedValuesByIndex() {
        trial.start("topic: trades, format: Csv, fields: { symbol: \"=AAPL\", time: 1, price: 0 }");

        trial.send("189.12,1716578400123");

        assertThat(trial.read("ticks"))
                .extracting(record -> RekeyTrial.text(record.key()))
                .containsExactly("AAPL");
    }

    @Test
    void shouldReadAKeyedTopicByItsMappingAndRefuseAKeyThatIsNotTheSymbol() {
        trial.start("topic: trades, keyed: true, fields: { symbol: s, time: t, price: p }");

        trial.send("AAPL", "{\"s\":\"AAPL\",\"p\":189.12,\"t\":1}");
        trial.send("\"AAPL\"", "{\"s\":\"AAPL\",\"p\":189.12,\"t\":2}");
        trial.send("XYZ", "{\"s\":\"XYZ\",\"p\":189.12,\"t\":3}");

        assertThat(trial.read("averages")).hasSize(1);
        assertThat(trial.read("dead-letters"))
                .extracting(letter -> RekeyTrial.header(letter, "error.reason") + " "
                        + RekeyTrial.header(letter, "source.topic") + " " + RekeyTrial.header(letter, "source.offset"))
                .containsExactly("Malformed trades 1", "UnknownSymbol trades 2");
    }

    @Test
    void shouldTakeAnySymbolUpToTheMost() {
        trial.start(RekeyTrial.pipeline("topic: trades", "symbols: [\"*\"], maxSymbols: 2"));

        for (String symbol : List.of("A", "B", "C", "A", "B")) {
            trial.send("{\"symbol\":\"" + symbol + "\",\"time\":1,\"price\":2}");
        }

        assertThat(trial.read("ticks")).hasSize(5);
        assertThat(trial.read("averages"))
                .extracting(record -> RekeyTrial.text(record.key()))
                .containsExactly("A", "B", "A", "B");
        assertThat(trial.read("dead-letters")).singleElement().satisfies(letter -> {
            assertThat(RekeyTrial.header(letter, "error.reason")).isEqualTo("UnknownSymbol");
            assertThat(RekeyTrial.header(letter, "error.message")).contains("spec.maxSymbols");
        });
    }
}
