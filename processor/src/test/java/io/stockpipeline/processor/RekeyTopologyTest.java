package io.stockpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.stockpipeline.model.line.WrongMappingException;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.EndMarker;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.task.TaskPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RekeyTopologyTest {
    private static final Instant ARRIVAL = Instant.ofEpochMilli(1_716_578_400_000L);
    private static final String FINNHUB =
            "topic: trades, fields: { symbol: s, time: t, price: p, size: v }, explode: data";

    @TempDir
    Path folder;

    private final PartitionProgress progress = new PartitionProgress();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> trades;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    @Test
    void shouldKeepTheNamesOfItsNodesAndTheNumberOfTheEnginesPart() throws IOException {
        String golden =
                text(getClass().getResourceAsStream("/topology-rekey.txt").readAllBytes());

        assertThat(topology(FINNHUB)).isEqualToIgnoringNewLines(golden);
    }

    @Test
    void shouldReadAKeyedTopicWithoutADetour() {
        assertThat(topology("topic: trades, keyed: true"))
                .contains("Source: ticks (topics: [trades])")
                .doesNotContain("local.test.ticks", "Sub-topology: 1");
    }

    @Test
    void shouldMakeATickOfATradeOfFinnhub() {
        start(FINNHUB);

        send("{\"type\":\"trade\",\"data\":[{\"s\":\"BINANCE:BTCUSDT\",\"p\":7296.89,\"t\":1575526691134,"
                + "\"v\":0.011467,\"c\":[\"1\",\"12\"]}]}");

        TestRecord<byte[], byte[]> tick = read("ticks").get(0);
        assertThat(text(tick.key())).isEqualTo("BINANCE:BTCUSDT");
        assertThat(text(tick.value()))
                .isEqualTo("{\"symbol\":\"BINANCE:BTCUSDT\",\"time\":1575526691134,\"price\":7296.89,"
                        + "\"size\":0.011467,\"source\":\"kafka\"}");
        assertThat(tick.timestamp()).isEqualTo(ARRIVAL.toEpochMilli());
        assertThat(read("averages"))
                .singleElement()
                .satisfies(record -> assertThat(text(record.value())).contains("\"price\":7296.89"));
        assertThat(read("dead-letters")).isEmpty();
    }

    @Test
    void shouldMakeATickOfEveryTradeInTheirOrderWithAllDigits() {
        start(FINNHUB);

        send("{ \"data\" : [ {\"s\":\"AAPL\",\"p\":189.1200,\"t\":1},\n {\"s\":\"MSFT\",\"p\":0.000000000001,\"t\":2},"
                + "{\"s\":\"AAPL\",\"p\":\"123456789012345.678\",\"t\":3} ], \"type\":\"trade\" }");

        assertThat(read("ticks"))
                .extracting(record -> text(record.value()))
                .containsExactly(
                        "{\"symbol\":\"AAPL\",\"time\":1,\"price\":189.1200,\"source\":\"kafka\"}",
                        "{\"symbol\":\"MSFT\",\"time\":2,\"price\":0.000000000001,\"source\":\"kafka\"}",
                        "{\"symbol\":\"AAPL\",\"time\":3,\"price\":123456789012345.678,\"source\":\"kafka\"}");
    }

    @Test
    void shouldFindTheListBehindAByteOrderMarkAndForeignLetters() {
        start(FINNHUB);

        send("\uFEFF{\"venue\":\"Zürich €\",\"data\":[{\"note\":\"größer\",\"s\":\"AAPL\",\"p\":1.5,\"t\":1}]}");

        assertThat(read("dead-letters")).isEmpty();
        assertThat(read("ticks"))
                .singleElement()
                .satisfies(record -> assertThat(text(record.value())).contains("\"price\":1.5"));
    }

    @Test
    void shouldTakeASingleObjectForAListOfOne() {
        start(FINNHUB);

        send("{\"stream\":\"x\",\"data\":{\"s\":\"AAPL\",\"p\":1.5,\"t\":1}}");

        assertThat(read("ticks")).hasSize(1);
    }

    @Test
    void shouldPassOverMessagesOfAnotherKindAndCountThem() {
        start(FINNHUB);

        send("{\"type\":\"ping\"}");
        send("{\"type\":\"trade\",\"data\":null}");
        send("{\"type\":\"trade\",\"data\":[]}");

        assertThat(read("ticks")).isEmpty();
        assertThat(read("dead-letters")).isEmpty();
        assertThat(progress.recordsPassedOver()).isEqualTo(3);
    }

    @Test
    void shouldPassOverTheEndMarkersOfAnotherPipeline() {
        start("topic: trades");
        RecordHeaders headers = new RecordHeaders();
        headers.add(EndMarker.HEADER, EndMarker.headerValue());

        trades.pipeInput(new TestRecord<>(null, EndMarker.value(), headers, ARRIVAL));

        assertThat(read("ticks")).isEmpty();
        assertThat(read("dead-letters")).isEmpty();
        assertThat(progress.recordsPassedOver()).isEqualTo(1);
    }

    @Test
    void shouldPassTheGoodElementsAndRefuseTheBadOnesOneByOne() {
        start(FINNHUB);

        send(
                "{\"data\":[{\"s\":\"AAPL\",\"p\":1.5,\"t\":1},{\"s\":\"AAPL\",\"t\":2}, 7 ,{\"s\":\"XYZ\",\"p\":1,\"t\":3},"
                        + "{\"s\":\"AAPL\",\"p\":-1,\"t\":4},{\"s\":\"MSFT\",\"p\":2,\"t\":5}]}");

        assertThat(read("ticks")).extracting(record -> text(record.key())).containsExactly("AAPL", "MSFT");
        List<TestRecord<byte[], byte[]>> letters = read("dead-letters");
        assertThat(letters)
                .extracting(record -> entry(header(record, "error.reason"), text(record.value())))
                .containsExactly(
                        entry("Malformed", "{\"s\":\"AAPL\",\"t\":2}"),
                        entry("Malformed", "7"),
                        entry("UnknownSymbol", "{\"s\":\"XYZ\",\"p\":1,\"t\":3}"),
                        entry("InvalidPrice", "{\"s\":\"AAPL\",\"p\":-1,\"t\":4}"));
        assertThat(header(letters.get(0), "error.message"))
                .isEqualTo("element 1: price is missing, in {\"s\":\"AAPL\",\"t\":2}");
        assertThat(header(letters.get(0), "source.topic")).isEqualTo("trades");
        assertThat(header(letters.get(0), "source.partition")).isEqualTo("0");
        assertThat(header(letters.get(0), "source.offset")).isEqualTo("0");
    }

    @Test
    void shouldRefuseAsAWholeWhatIsNoObjectWithAList() {
        start(FINNHUB);
        List<String> bad = List.of(
                "garbage",
                "",
                "[1]",
                "{\"data\":\"AAPL\"}",
                "{\"data\":[{\"s\":\"AAPL\",\"p\":1,\"t\":1},{\"s\"",
                "{\"data\":[],\"data\":[]}",
                "{\"data\":[]} {}",
                "{\"data\":".repeat(2000));

        bad.forEach(this::send);
        trades.pipeInput(new TestRecord<>(bytes("k"), null, new RecordHeaders(), ARRIVAL));
        trades.pipeInput(new TestRecord<>(null, new byte[] {'{', (byte) 0xE4, '}'}, new RecordHeaders(), ARRIVAL));

        assertThat(read("ticks")).isEmpty();
        List<TestRecord<byte[], byte[]>> letters = read("dead-letters");
        assertThat(letters)
                .hasSize(bad.size() + 2)
                .allSatisfy(letter -> assertThat(header(letter, "error.reason")).isEqualTo("Malformed"));
        assertThat(letters.subList(0, bad.size()))
                .extracting(letter -> text(letter.value()))
                .isEqualTo(bad);
        assertThat(letters.get(9).value()).isEqualTo(new byte[] {'{', (byte) 0xE4, '}'});
        assertThat(header(letters.get(8), "error.message")).isEqualTo("no value");
    }

    @Test
    void shouldCountWhatItRefusesWithWhatTheEngineRefuses() {
        start(FINNHUB + ", timeUnit: ms");

        send("garbage");
        send("{\"data\":[{\"s\":\"AAPL\",\"p\":1.5,\"t\":1}]}");
        send("{\"data\":[{\"s\":\"AAPL\",\"p\":1.5,\"t\":"
                + ARRIVAL.plus(Duration.ofDays(1)).toEpochMilli() + "}]}");
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        assertThat(progress.counters().accepted()).isEqualTo(1);
        assertThat(progress.counters().deadLetters())
                .containsOnly(entry(DeadLetterReason.Malformed, 1L), entry(DeadLetterReason.FutureTime, 1L));
        assertThat(progress.countedHere().taken()).isEqualTo(3);
        assertThat(read("dead-letters"))
                .extracting(letter -> header(letter, "source.topic"))
                .containsExactly("trades", "local.test.ticks");
    }

    @Test
    void shouldReadCommaSeparatedValuesInTheOrderOfATick() {
        start("topic: trades, format: Csv, timeUnit: s");

        send("AAPL,1716578400.123,189.1200,100,buy,8271\r\n");
        send("AAPL,1716578400");

        assertThat(read("ticks"))
                .extracting(record -> text(record.value()))
                .containsExactly("{\"symbol\":\"AAPL\",\"time\":1716578400123,\"price\":189.1200,\"size\":100,"
                        + "\"side\":\"Buy\",\"id\":\"8271\",\"source\":\"kafka\"}");
        assertThat(read("dead-letters"))
                .singleElement()
                .satisfies(letter -> assertThat(text(letter.value())).isEqualTo("AAPL,1716578400"));
    }

    @Test
    void shouldReadCommaSeparatedValuesByIndex() {
        start("topic: trades, format: Csv, fields: { symbol: \"=AAPL\", time: 1, price: 0 }");

        send("189.12,1716578400123");

        assertThat(read("ticks")).extracting(record -> text(record.key())).containsExactly("AAPL");
    }

    @Test
    void shouldReadAKeyedTopicByItsMappingAndRefuseAKeyThatIsNotTheSymbol() {
        start("topic: trades, keyed: true, fields: { symbol: s, time: t, price: p }");

        send("AAPL", "{\"s\":\"AAPL\",\"p\":189.12,\"t\":1}");
        send("\"AAPL\"", "{\"s\":\"AAPL\",\"p\":189.12,\"t\":2}");
        send("XYZ", "{\"s\":\"XYZ\",\"p\":189.12,\"t\":3}");

        assertThat(read("averages")).hasSize(1);
        assertThat(read("dead-letters"))
                .extracting(letter -> header(letter, "error.reason") + " " + header(letter, "source.topic") + " "
                        + header(letter, "source.offset"))
                .containsExactly("Malformed trades 1", "UnknownSymbol trades 2");
    }

    @Test
    void shouldTakeAnySymbolUpToTheMost() {
        start(pipeline("topic: trades", "symbols: [\"*\"], maxSymbols: 2"));

        for (String symbol : List.of("A", "B", "C", "A", "B")) {
            send("{\"symbol\":\"" + symbol + "\",\"time\":1,\"price\":2}");
        }

        assertThat(read("ticks")).hasSize(5);
        assertThat(read("averages")).extracting(record -> text(record.key())).containsExactly("A", "B", "A", "B");
        assertThat(read("dead-letters")).singleElement().satisfies(letter -> {
            assertThat(header(letter, "error.reason")).isEqualTo("UnknownSymbol");
            assertThat(header(letter, "error.message")).contains("spec.maxSymbols");
        });
    }

    @Test
    void shouldRefuseAMappingThatCannotBeBeforeAnythingStarts() {
        StockPipeline pipeline = pipeline("topic: trades, fields: { symbol: s, time: 0, price: p }", "symbols: [A]");

        assertThatThrownBy(() -> ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, progress)))
                .isInstanceOf(WrongMappingException.class)
                .hasMessageStartingWith("spec.source.kafka.fields.");
    }

    @Test
    void shouldRefuseToReadWhatItWrites() {
        assertThatThrownBy(() -> topology("topic: local.test.ticks"))
                .isInstanceOf(UnusableSourceTopicException.class)
                .hasMessage("spec.source.kafka.topic: local.test.ticks is a topic that this pipeline writes itself;"
                        + " name the one that others write, or say keyed: true");
        assertThatThrownBy(() -> topology("topic: local.test.dead-letters, keyed: true"))
                .isInstanceOf(UnusableSourceTopicException.class);
        assertThat(topology("topic: local.test.ticks, keyed: true")).contains("topics: [local.test.ticks]");
    }

    @Test
    void shouldTakeARecordWithoutATimeAsArrivingNow() {
        assertThat(new ArrivalTime()
                        .extract(new org.apache.kafka.clients.consumer.ConsumerRecord<>("t", 0, 0, null, null), -1))
                .isPositive();
    }

    private String topology(String kafka) {
        StockPipeline pipeline = pipeline(kafka, "symbols: [AAPL]");
        return ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, progress))
                .describe()
                .toString();
    }

    private static StockPipeline pipeline(String kafka, String symbols) {
        try {
            return PipelineFile.parse("{ apiVersion: stockpipeline.io/v1alpha1, kind: StockPipeline,"
                    + " metadata: { name: test }, spec: { " + symbols + ", source: { kafka: { " + kafka
                    + " } }, windows: [{ size: 5m }] } }");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void start(String kafka) {
        start(pipeline(kafka, "symbols: [AAPL, MSFT, \"BINANCE:BTCUSDT\"]"));
    }

    private void start(StockPipeline pipeline) {
        Properties settings = StreamsSettings.of(
                pipeline, new ProcessorConnection("localhost:1", Map.of(), folder), GroupProtocol.CLASSIC);
        driver = new TopologyTestDriver(
                ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, progress)), settings, ARRIVAL);
        trades = driver.createInputTopic("trades", new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void send(String value) {
        send(null, value);
    }

    private void send(String key, String value) {
        trades.pipeInput(new TestRecord<>(key == null ? null : bytes(key), bytes(value), new RecordHeaders(), ARRIVAL));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic("local.test." + topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
