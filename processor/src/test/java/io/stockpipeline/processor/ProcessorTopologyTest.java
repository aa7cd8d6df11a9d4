package io.stockpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.EndMarker;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.task.TaskPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

class ProcessorTopologyTest {
    private static final Instant ARRIVAL = Instant.ofEpochMilli(1_716_578_400_000L);

    @TempDir
    Path folder;

    private final PartitionProgress progress = new PartitionProgress();
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> ticks;

    @AfterEach
    void close() {
        if (driver != null) {
            driver.close();
        }
    }

    @Test
    void shouldKeepTheNamesOfItsNodesAndState() throws IOException {
        String golden =
                new String(getClass().getResourceAsStream("/topology.txt").readAllBytes(), StandardCharsets.UTF_8);
        StockPipeline pipeline = pipeline("synthetic: {}", "");

        assertThat(ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, progress))
                        .describe()
                        .toString())
                .isEqualToIgnoringNewLines(golden);
    }

    @Test
    void shouldSendAnAverageForEveryAcceptedTick() throws Exception {
        start(pipeline("synthetic: {}", ""));

        tick("AAPL", 1_000, "100.00");
        tick("AAPL", 2_000, "101.00");

        List<TestRecord<byte[], byte[]>> averages = read("averages");
        assertThat(averages).extracting(record -> text(record.key())).containsExactly("AAPL", "AAPL");
        assertThat(new AveragesCodec().decode(averages.get(1).value()).get(0).average)
                .hasToString("100.50000000");
    }

    @Test
    void shouldGiveEveryBadRecordItsReasonAndLeaveItsBytes() {
        start(pipeline("yahoo: {}", "  grace: 10s\n"));
        long now = ARRIVAL.toEpochMilli();
        tick("AAPL", now, "100");

        send("AAPL", "{\"symbol\":\"AAPL\",\"time\":1");
        send("AAPL", tickText("AAPL", now, "-1"));
        send("XYZ", tickText("XYZ", now, "1"));
        send("AAPL", tickText("AAPL", now + 60_001, "1"));
        send("AAPL", tickText("AAPL", now - 10_001, "1"));
        send("MSFT", tickText("AAPL", now + 1, "1"));
        send(null, tickText("AAPL", now + 1, "1"));

        assertThat(read("dead-letters"))
                .extracting(record -> entry(header(record, "error.reason"), text(record.value())))
                .containsExactly(
                        entry("Malformed", "{\"symbol\":\"AAPL\",\"time\":1"),
                        entry("InvalidPrice", tickText("AAPL", now, "-1")),
                        entry("UnknownSymbol", tickText("XYZ", now, "1")),
                        entry("FutureTime", tickText("AAPL", now + 60_001, "1")),
                        entry("TooLate", tickText("AAPL", now - 10_001, "1")),
                        entry("Malformed", tickText("AAPL", now + 1, "1")),
                        entry("Malformed", tickText("AAPL", now + 1, "1")));
    }

    @Test
    void shouldKeepAnotherCurrencyOutOfASymbolsAverages() {
        start(pipeline("yahoo: {}", ""));
        String dollars = "{\"symbol\":\"AAPL\",\"time\":1000,\"price\":100,\"currency\":\"USD\"}";
        String euros = "{\"symbol\":\"AAPL\",\"time\":2000,\"price\":90,\"currency\":\"EUR\"}";

        send("AAPL", dollars);
        send("AAPL", euros);
        tick("AAPL", 3_000, "100");

        assertThat(read("dead-letters")).singleElement().satisfies(letter -> {
            assertThat(header(letter, "error.reason")).isEqualTo("Correction");
            assertThat(header(letter, "error.message")).contains("EUR").contains("USD");
            assertThat(text(letter.value())).isEqualTo(euros);
        });
        assertThat(read("averages"))
                .hasSize(2)
                .allSatisfy(record -> assertThat(text(record.value())).contains("\"average\":100"));
    }

    @Test
    void shouldNameTheSourceOfADeadLetter() {
        start(pipeline("synthetic: {}", ""));

        send("AAPL", "no tick");

        TestRecord<byte[], byte[]> letter = read("dead-letters").get(0);
        assertThat(header(letter, "source.topic")).isEqualTo("local.test.ticks");
        assertThat(header(letter, "source.partition")).isEqualTo("0");
        assertThat(header(letter, "source.offset")).isEqualTo("0");
    }

    @Test
    void shouldCloseEverythingAtTheEndOfAFiniteSource() {
        start(pipeline(
                "synthetic: { count: 2 }",
                "  grace: 5s\n",
                "{ type: Tumbling, size: 3s, emit: Final }",
                "{ type: Hopping, size: 4s, advance: 2s, emit: Final }"));
        tick("AAPL", 1_000, "100");
        tick("AAPL", 3_500, "101");

        end();

        assertThat(read("averages"))
                .extracting(record -> text(record.value()))
                .map(value -> value.replaceAll(".*\"window\":\"([^\"]*)\",\"start\":(-?\\d+).*", "$1 $2"))
                .containsExactly(
                        "hop-4s-2s -2000", "tumbling-3s 0", "hop-4s-2s 0", "tumbling-3s 3000", "hop-4s-2s 2000");
    }

    @Test
    void shouldCountWhatItDid() {
        start(pipeline("synthetic: {}", "  deduplicate: Time\n"));
        tick("AAPL", 10_000, "100");
        tick("AAPL", 10_000, "100");
        tick("AAPL", 9_000, "100");
        send("AAPL", "no tick");
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        ProcessorCounters counters = progress.counters();

        assertThat(counters.accepted()).isEqualTo(2);
        assertThat(counters.late()).isEqualTo(1);
        assertThat(counters.duplicates()).isEqualTo(1);
        assertThat(counters.deadLetters()).containsExactly(entry(DeadLetterReason.Malformed, 1L));
        assertThat(counters.averages()).isEqualTo(2);
    }

    @Test
    void shouldSendOpenBarsEarlyWhenALiveSymbolFallsSilent() {
        start(pipeline("yahoo: { interval: 1s }", "  grace: 2s\n"));
        tick("AAPL", ARRIVAL.toEpochMilli(), "100");
        read("bars");

        // Polls oftener than once a minute are waited for as if they came once a minute.
        driver.advanceWallClockTime(Duration.ofSeconds(121));
        assertThat(read("bars")).isEmpty();
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        driver.advanceWallClockTime(Duration.ofSeconds(60));

        assertThat(read("bars"))
                .singleElement()
                .satisfies(bar -> assertThat(text(bar.value())).contains("\"final\":false", "\"early\":true"));
    }

    @Test
    void shouldRaiseAStaleAlarmByTheClockAndResolveItAtTheNextTick() {
        start(pipeline("yahoo: { interval: 1s }", "  alarms: [{ name: silent, type: Stale, after: 5m }]\n"));
        long now = ARRIVAL.toEpochMilli();
        tick("AAPL", now, "100");

        driver.advanceWallClockTime(Duration.ofMinutes(6));
        tick("AAPL", now + Duration.ofMinutes(7).toMillis(), "100", ARRIVAL.plus(Duration.ofMinutes(7)));

        assertThat(read("alarms"))
                .extracting(record -> text(record.value())
                        .replaceAll(".*\"state\":\"(\\w+)\",\"symbol\":\"AAPL\",\"time\":(\\d+).*", "$1 $2"))
                .containsExactly("Firing " + (now + 300_000), "Resolved " + (now + 420_000));
    }

    private static StockPipeline pipeline(String source, String more, String... windows) {
        String list = windows.length == 0 ? "{ size: 5m, tolerance: 0.5% }" : String.join(", ", windows);
        try {
            return PipelineFile.parse("apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\n"
                    + "metadata: { name: test }\nspec:\n  symbols: [AAPL, MSFT]\n  source: { " + source
                    + " }\n  windows: [" + list + "]\n" + more);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void start(StockPipeline pipeline) {
        Properties settings = StreamsSettings.of(
                pipeline, new ProcessorConnection("localhost:1", java.util.Map.of(), folder), GroupProtocol.CLASSIC);
        driver = new TopologyTestDriver(
                ProcessorTopology.of(pipeline, TaskPlan.of(pipeline, progress)), settings, ARRIVAL);
        ticks = driver.createInputTopic("local.test.ticks", new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void tick(String symbol, long time, String price) {
        tick(symbol, time, price, ARRIVAL);
    }

    private void tick(String symbol, long time, String price, Instant arrival) {
        ticks.pipeInput(
                new TestRecord<>(bytes(symbol), bytes(tickText(symbol, time, price)), new RecordHeaders(), arrival));
    }

    private void send(String key, String value) {
        ticks.pipeInput(new TestRecord<>(key == null ? null : bytes(key), bytes(value), new RecordHeaders(), ARRIVAL));
    }

    private void end() {
        RecordHeaders headers = new RecordHeaders();
        headers.add(EndMarker.HEADER, EndMarker.headerValue());
        ticks.pipeInput(new TestRecord<>(null, EndMarker.value(), headers, ARRIVAL));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return new ArrayList<>(driver.createOutputTopic(
                        "local.test." + topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
    }

    private static String tickText(String symbol, long time, String price) {
        return "{\"symbol\":\"" + symbol + "\",\"time\":" + time + ",\"price\":" + price + "}";
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
