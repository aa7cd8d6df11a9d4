package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.extractor.Sources;
import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.extractor.publish.LivePublisher;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka goes away under a live feed for longer than the buffers hold. */
class LiveOutageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So small that a feed fills it in a moment. */
    private static final int BUFFER = 256 << 10;

    private static final String COINBASE = "STOCKPIPELINE_COINBASE_URL";

    @TempDir
    Path folder;

    /** The server has to wait, and nothing is lost. */
    @Test
    void shouldLoseNothingOfAFeedThatWaits() throws Exception {
        int lines = 2_000_000;
        AtomicLong written = new AtomicLong();
        CountDownLatch away = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> feed = CompletableFuture.runAsync(() -> {
                try (Socket caller = server.accept()) {
                    OutputStream out = caller.getOutputStream();
                    for (int from = 0; from < lines; from += 1000) {
                        if (from == 10_000) {
                            away.await();
                        }
                        StringBuilder block = new StringBuilder();
                        for (int i = from; i < from + 1000; i++) {
                            block.append("AAPL,").append(1_700_000_000_000L + i).append(",189.10\n");
                        }
                        out.write(block.toString().getBytes(StandardCharsets.UTF_8));
                        written.addAndGet(1000);
                    }
                    // Stays until the other side leaves.
                    caller.getInputStream().read();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            StockPipeline pipeline =
                    pipeline("socket: { host: 127.0.0.1, port: " + server.getLocalPort() + ", format: Csv }", "AAPL");
            try (Outage outage = new Outage(pipeline)) {
                outage.await(() -> outage.counters().published() == 10_000);

                outage.begin();
                away.countDown();
                AtomicLong before = new AtomicLong(-1);
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> written.get() > 10_000 && before.getAndSet(written.get()) == written.get());
                assertThat(written).as("the server waits").hasValueLessThan(lines);
                outage.end();

                outage.await(() -> outage.counters().published() == lines);
                assertThat(outage.counters()).isEqualTo(new ExtractorCounters(lines, lines, Map.of(), 0, 0));
                assertThat(outage.records()).isEqualTo(lines);
            }
            feed.join();
        }
    }

    /** A venue does not wait: what there is no room for is counted, and the numbers add up. */
    @Test
    void shouldCountWhatAVenuesFeedForcesOut() throws Exception {
        CompletableFuture<LoopbackVenue.Caller> subscribed = new CompletableFuture<>();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(LoopbackVenue.Caller caller, String message) {
                caller.send("{\"type\":\"subscriptions\",\"channels\":[]}");
                subscribed.complete(caller);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk)) {
            System.setProperty(COINBASE, venue.address().toString());
            try (Outage outage = new Outage(pipeline("coinbase: {}", "BTC-USD"))) {
                LoopbackVenue.Caller caller = subscribed.join();
                int sent = 0;
                for (; sent < 1000; sent++) {
                    caller.send(match(sent));
                }
                caller.send("garbage");
                outage.await(() -> outage.counters().read() == 1001
                        && outage.counters().published() == 1000
                        && outage.counters().deadLettersInAll() == 1);

                int unusable = 1;
                outage.begin();
                while (outage.counters().forcedOut() < 1000) {
                    assertThat(sent).as("more than the buffers hold").isLessThan(500_000);
                    for (int i = 0; i < 1000; i++) {
                        caller.send(match(sent++));
                    }
                    // A dead letter must not hold the feed up either.
                    caller.send("garbage");
                    unusable++;
                }
                outage.end();

                int all = sent + unusable;
                outage.await(() -> outage.counters().read() == all && outage.isAllTold());
                assertThat(outage.counters().forcedOut()).isGreaterThanOrEqualTo(1000);
                assertThat(outage.counters().published() + outage.counters().deadLettersInAll())
                        .isEqualTo(all - outage.counters().forcedOut());
                assertThat(outage.records()).isEqualTo(outage.counters().published());
                assertThat(outage.lost()).as("the venue delivered all").isZero();
            }
        } finally {
            System.clearProperty(COINBASE);
        }
    }

    private static String match(int number) {
        return "{\"type\":\"match\",\"trade_id\":" + (number + 1) + ",\"side\":\"sell\",\"size\":\"985\","
                + "\"price\":\"0.00001305\",\"product_id\":\"BTC-USD\",\"time\":\"2021-04-17T16:43:37.089723Z\"}";
    }

    private static StockPipeline pipeline(String source, String symbol) throws InvalidPipelineException {
        return PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: live }
                spec:
                  symbols: [%s]
                  source: { %s }
                  windows: [{ size: 1m }]
                  topics: { partitions: 2, replicationFactor: 1 }
                """.formatted(symbol, source));
    }

    /** A publisher of little memory before a broker that goes away. */
    private final class Outage implements AutoCloseable {
        private final PipelineTopics topics;
        private final LiveSource source;
        private final LivePublisher publisher;
        private final ClientSettings clients;
        private EmbeddedBroker broker = start();

        Outage(StockPipeline pipeline) throws Exception {
            topics = PipelineTopics.of(pipeline);
            clients = new ClientSettings(broker.bootstrapServers(), Map.of());
            try (Admin admin = Admin.create(clients.toConfig())) {
                new TopicCreator(admin).create(topics.definitions());
            }
            source = (LiveSource) Sources.create(
                    pipeline.spec().source().selected(),
                    pipeline.spec(),
                    pipeline.spec().symbols(),
                    SourceContext.of(folder, null, Clock.systemUTC()));
            publisher = new LivePublisher(
                    source,
                    new SmallClients(clients.bootstrapServers(), BUFFER),
                    topics,
                    "local.live-extractor-0",
                    Clock.systemUTC(),
                    BUFFER);
            publisher.start();
        }

        private EmbeddedBroker start() {
            return EmbeddedBroker.start(folder.resolve("kafka"), fault -> {
                throw new AssertionError(fault);
            });
        }

        void begin() {
            broker.close();
        }

        void end() {
            broker = start();
            assertThat(broker.bootstrapServers()).isEqualTo(clients.bootstrapServers());
        }

        ExtractorCounters counters() {
            return publisher.counters();
        }

        boolean isAllTold() {
            ExtractorCounters now = counters();
            return now.read() == now.published() + now.deadLettersInAll() + now.forcedOut();
        }

        long lost() {
            return source.health().lost();
        }

        long records() {
            return Topics.committedRecords(clients, topics.ticks());
        }

        void await(Callable<Boolean> condition) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                publisher.failure().ifPresent(e -> {
                    throw new AssertionError(e);
                });
                return condition.call();
            });
        }

        @Override
        public void close() {
            publisher.close(Duration.ofSeconds(10));
            source.close();
            broker.close();
        }
    }
}
