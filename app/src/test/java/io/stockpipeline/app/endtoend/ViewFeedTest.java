package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.console.view.SymbolSnapshot;
import io.stockpipeline.console.view.SymbolView;
import io.stockpipeline.console.view.ViewFeed;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.PipelineFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's view over a real Kafka, which comes late, goes away, and comes back with topics made anew. */
class ViewFeedTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final StockPipeline pipeline = pipeline();
    private final LiveView view = LiveView.of(pipeline);
    private final PipelineTopics topics = PipelineTopics.of(pipeline);

    private static StockPipeline pipeline() {
        try {
            return PipelineFile.parse("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: viewed }
                    spec:
                      symbols: ["*"]
                      source: { kafka: { topic: trades, format: Json } }
                      windows: [ { size: 5m } ]
                      topics: { partitions: 2 }
                    """);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldFollowTheTopicsWhateverBecomesOfThem() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, fault -> {});
        String address = broker.bootstrapServers();
        AtomicLong latencies = new AtomicLong();
        try (ViewFeed feed = ViewFeed.start(
                pipeline,
                Map.of("bootstrap.servers", address),
                view,
                Clock.systemUTC(),
                millis -> latencies.incrementAndGet())) {
            assertThat(view.progress().ready()).isFalse();

            createTopics(address);
            publish(address, true, "AAPL", "10.25");
            publish(address, false, "AAPL", "99.99");
            awaitPrice("AAPL", "10.25");
            assertThat(view.progress().ready()).isTrue();
            assertThat(feed.undecodable()).isEqualTo(1);
            assertThat(symbol("AAPL").newestBars(0, 10)).hasSize(1);

            broker.close();
            Awaitility.await().atMost(PATIENCE).until(() -> !view.progress().connected());
            assertThat(view.progress().ready()).isTrue();
            broker = EmbeddedBroker.start(folder, fault -> {});
            assertThat(broker.bootstrapServers()).isEqualTo(address);
            publish(address, true, "AAPL", "10.50");
            awaitPrice("AAPL", "10.50");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Long.valueOf(0).equals(view.progress().lag()));
            assertThat(latencies).hasPositiveValue();

            deleteTopics(address);
            createTopics(address);
            // As many as there were, and more: the new topics are then no shorter than the old ones.
            for (int i = 0; i < 4; i++) {
                publish(address, true, "MSFT", "20");
            }
            awaitPrice("MSFT", "20");
            Awaitility.await().atMost(PATIENCE).until(() -> view.symbol("AAPL") == null);
            assertThat(view.progress().ready()).isTrue();
        } finally {
            broker.close();
        }
    }

    private void awaitPrice(String symbol, String price) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            SymbolView found = view.symbol(symbol);
            SymbolSnapshot now = found == null ? null : found.snapshot();
            BigDecimal known = now == null ? null : now.price();
            return view.progress().ready() && known != null && known.compareTo(new BigDecimal(price)) == 0;
        });
    }

    private SymbolView symbol(String name) {
        @Nullable SymbolView found = view.symbol(name);
        assertThat(found).isNotNull();
        return found;
    }

    private void createTopics(String address) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            new TopicCreator(admin).create(topics.localDefinitions());
        }
    }

    private void deleteTopics(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            List<String> names = topics.localDefinitions().stream()
                    .map(TopicDefinition::name)
                    .toList();
            admin.deleteTopics(names).all().get();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> admin.listTopics().names().get().stream().noneMatch(names::contains));
        }
    }

    /** A bar, some averages and, when they are committed, one record that is none. */
    private void publish(String address, boolean committed, String symbol, String price) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, address, ProducerConfig.TRANSACTIONAL_ID_CONFIG, "test");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < 5; i++) {
                producer.send(new ProducerRecord<>(topics.averages(), 0, null, averages(symbol, price)));
            }
            producer.send(new ProducerRecord<>(
                    topics.bars(), 1, symbol.getBytes(StandardCharsets.UTF_8), bar(symbol, price)));
            if (committed) {
                producer.send(new ProducerRecord<>(topics.alarms(), 0, null, "none".getBytes(StandardCharsets.UTF_8)));
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private static byte[] averages(String symbol, String price) {
        Averages record = new Averages();
        long now = System.currentTimeMillis();
        record.reset(symbol, now, new Tick(symbol, now, Decimal.of(price), null, null, null, null, null));
        return new AveragesCodec().encode(record);
    }

    private static byte[] bar(String symbol, String price) {
        Bar bar = new Bar();
        bar.symbol = symbol;
        bar.interval = "1m";
        bar.start = System.currentTimeMillis() / 60_000 * 60_000;
        bar.end = bar.start + 60_000;
        bar.openTime = bar.start;
        bar.closeTime = bar.start;
        bar.count = 1;
        Decimal value = Decimal.of(price);
        bar.open.set(value.unscaled(), value.scale());
        bar.high.set(bar.open);
        bar.low.set(bar.open);
        bar.close.set(bar.open);
        bar.volume.set(0, 0);
        return new BarCodec().encode(bar);
    }
}
