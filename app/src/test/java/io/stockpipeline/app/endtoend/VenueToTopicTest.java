package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.Verdict;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a venue sends stands in the topic of ticks, digit for digit, whatever becomes of its connections. */
class VenueToTopicTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A field and the text of its value, without quotation marks. */
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":\"?([^\",}]*)");

    @TempDir
    static Path folder;

    static EmbeddedBroker broker;
    static ClientSettings clients;

    private final long seed = Long.getLong("seed", new Random().nextLong());

    static Stream<VenueWire> wires() {
        return Stream.of(
                new VenueWires.Coinbase(),
                new VenueWires.Binance(),
                new VenueWires.Kraken(),
                new VenueWires.Finnhub(),
                new VenueWires.Alpaca(),
                new YahooWire());
    }

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {});
        clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        Path desk = Files.createDirectories(folder.resolve("secrets").resolve("desk"));
        Files.writeString(desk.resolve("key"), "kingfisher");
        Files.writeString(desk.resolve("secret"), "heron");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @MethodSource("wires")
    void shouldHoldEveryTradeDigitForDigitAndComputeEachOnce(VenueWire wire) throws Exception {
        StockPipeline pipeline = PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: %s }
                spec:
                  symbols: [%s]
                  source: { %s: %s }
                  grace: 10m
                  windows: [{ size: 1m }]
                  topics: { partitions: 2, replicationFactor: 1 }
                """.formatted(
                        wire.key(),
                        wire.symbols().stream().map(name -> '"' + name + '"').collect(Collectors.joining(",")),
                        wire.key(),
                        wire.settings()));

        VenueHour hour = sendAll(wire, pipeline);

        List<Trade> sent = hour.sent();
        List<ConsumerRecord<byte[], byte[]>> records =
                Topics.records(clients, PipelineTopics.of(pipeline).ticks());
        assertThat(records)
                .as("seed %s", seed)
                .allSatisfy(record ->
                        assertThat(text(record.key())).isEqualTo(fields(record).get("symbol")));
        Map<String, List<Map<String, String>>> expected =
                bySymbol(sent.stream().map(wire::tick).toList());
        Map<String, List<Map<String, String>>> found =
                bySymbol(records.stream().map(VenueToTopicTest::fields).toList());
        assertThat(found).as("seed %s", seed).isEqualTo(expected);
        assertThat(sent.stream().distinct().count()).as("repeats").isLessThan(sent.size());

        Map<String, List<Map<String, String>>> distinct = new TreeMap<>();
        expected.forEach((symbol, ticks) -> distinct.put(symbol, wire.tellsRepeats() ? once(ticks) : ticks));
        assertThat(computed(pipeline, records)).as("seed %s", seed).isEqualTo(distinct);
        // To it all venues' ticks are alike, and each of its starts takes seconds.
        if (wire.numbersTrades()) {
            assertThat(processed(pipeline, distinct)).as("seed %s", seed).isEqualTo(counts(distinct));
        }

        // What the venue sent that is no message of its, and nothing else.
        assertThat(Topics.records(clients, PipelineTopics.of(pipeline).deadLetters()))
                .as("seed %s", seed)
                .extracting(record -> text(record.value()))
                .containsExactlyElementsOf(hour.garbage());
    }

    /** How many records of averages the processor itself writes for each symbol: one for each trade of its own. */
    private static Map<String, Long> processed(StockPipeline pipeline, Map<String, List<Map<String, String>>> distinct)
            throws Exception {
        String averages = PipelineTopics.of(pipeline).averages();
        long all = counts(distinct).values().stream().mapToLong(Long::longValue).sum();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ProcessorConnection connection = new ProcessorConnection(
                clients.bootstrapServers(),
                Map.of(),
                folder.resolve("state-" + pipeline.metadata().name()));
        try (ProcessorApp processor = new ProcessorApp(pipeline, connection, failure::set)) {
            processor.start();
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(failure).hasNullValue();
                assertThat(processor.counters().accepted()).isGreaterThanOrEqualTo(all);
            });
        }
        return Topics.records(clients, averages).stream()
                .filter(record -> text(record.value()).contains("\"tick\":"))
                .collect(Collectors.groupingBy(record -> text(record.key()), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> counts(Map<String, List<Map<String, String>>> bySymbol) {
        Map<String, Long> counts = new TreeMap<>();
        bySymbol.forEach((symbol, ticks) -> counts.put(symbol, (long) ticks.size()));
        return counts;
    }

    /** Runs the venue's hour to its end; what the venue did, once Kafka has all of it. */
    private VenueHour sendAll(VenueWire wire, StockPipeline pipeline) throws Exception {
        try (Admin admin = Admin.create(clients.toConfig())) {
            new TopicCreator(admin).create(PipelineTopics.of(pipeline).definitions());
        }
        AtomicReference<Extractor> running = new AtomicReference<>();
        VenueHour hour =
                new VenueHour(wire, seed, () -> running.get().counters().read());
        String setting = "STOCKPIPELINE_" + wire.key().toUpperCase(Locale.ROOT) + "_URL";
        try (LoopbackVenue venue = new LoopbackVenue(hour)) {
            System.setProperty(setting, venue.address().toString());
            try (Extractor extractor = new Extractor(
                    pipeline,
                    new PublisherConnection(clients.bootstrapServers(), Map.of(), wire.key()),
                    0,
                    SourceContext.of(folder, folder.resolve("secrets"), Clock.systemUTC()))) {
                running.set(extractor);
                extractor.start();
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(extractor.failure()).isEmpty();
                    assertThat(hour.isOver()).as("seed %s", seed).isTrue();
                    int good = hour.sent().size();
                    int bad = hour.garbage().size();
                    assertThat(extractor.counters())
                            .isEqualTo(new ExtractorCounters(
                                    good + bad, good, Map.of(DeadLetterReason.Malformed, (long) bad), 0, 0));
                });
                assertThat(hour.notSent()).as("seed %s", seed).isPositive();
                assertThat(extractor.health().source().lost())
                        .as("seed %s", seed)
                        .isEqualTo(wire.numbersTrades() ? hour.notSent() : 0);
            }
        } finally {
            System.clearProperty(setting);
        }
        return hour;
    }

    /** What the engine takes for trades of their own, out of the topic. */
    private static Map<String, List<Map<String, String>>> computed(
            StockPipeline pipeline, List<ConsumerRecord<byte[], byte[]>> records) throws UnusableRecordException {
        TickCodec codec = new TickCodec();
        Map<String, SymbolEngine> engines = new TreeMap<>();
        List<Map<String, String>> computed = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Verdict verdict = engines.computeIfAbsent(
                            text(record.key()), symbol -> new SymbolEngine(EnginePlan.of(pipeline), symbol))
                    .accept(codec.decode(record.value()), new Ignored());
            assertThat(verdict).isIn(Verdict.ACCEPTED, Verdict.LATE, Verdict.DUPLICATE);
            if (verdict != Verdict.DUPLICATE) {
                computed.add(fields(record));
            }
        }
        return bySymbol(computed);
    }

    /** Yahoo's repeats differ in their size, which is 0. */
    private static List<Map<String, String>> once(List<Map<String, String>> ticks) {
        Map<String, Map<String, String>> first = new LinkedHashMap<>();
        ticks.forEach(tick -> first.putIfAbsent(tick.getOrDefault("id", tick.get("time")), tick));
        return List.copyOf(first.values());
    }

    private static Map<String, List<Map<String, String>>> bySymbol(List<Map<String, String>> ticks) {
        return ticks.stream()
                .collect(Collectors.groupingBy(tick -> tick.get("symbol"), TreeMap::new, Collectors.toList()));
    }

    private static Map<String, String> fields(ConsumerRecord<byte[], byte[]> record) {
        return FIELD.matcher(text(record.value()))
                .results()
                .collect(Collectors.toMap(field -> field.group(1), field -> field.group(2)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static final class Ignored implements EngineOutput {
        @Override
        public void averages(Averages averages) {}

        @Override
        public void alarm(Alarm alarm) {}

        @Override
        public void bar(Bar bar) {}
    }
}
