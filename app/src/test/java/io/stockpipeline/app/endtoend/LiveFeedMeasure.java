package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.stream.VenueSourceSpeed;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures live feeds before a real broker; run by hand, asserts nothing. {@code outage}: lines over TCP, 5,000 a
 * second for 90 s, during 60 of which Kafka is away; all else as in production. {@code speed}: see {@link VenueSourceSpeed}.
 */
final class LiveFeedMeasure {
    private static final int RATE = 5_000;
    private static final int SECONDS = 90;
    private static final int AWAY_FROM = 15;
    private static final int AWAY_UNTIL = 75;

    private LiveFeedMeasure() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("live-feed");
        if (arguments[0].equals("outage")) {
            outage(folder);
        } else {
            StockPipeline pipeline = VenueSourceSpeed.pipeline();
            try (EmbeddedBroker broker = start(folder)) {
                ClientSettings clients = topics(broker, pipeline);
                VenueSourceSpeed.measure(new PublisherConnection(clients.bootstrapServers(), Map.of(), "speed"));
            }
        }
        // What is left of the broker keeps nobody.
        Runtime.getRuntime().halt(0);
    }

    private static EmbeddedBroker start(Path folder) {
        return EmbeddedBroker.start(folder.resolve("kafka"), fault -> System.out.println("broker: " + fault));
    }

    private static ClientSettings topics(EmbeddedBroker broker, StockPipeline pipeline) throws Exception {
        ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        try (Admin admin = Admin.create(clients.toConfig())) {
            new TopicCreator(admin).create(PipelineTopics.of(pipeline).definitions());
        }
        return clients;
    }

    private static void outage(Path folder) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread feed = new Thread(() -> feed(server), "feed");
            feed.start();
            StockPipeline pipeline = PipelineFile.parse("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: live }
                    spec:
                      symbols: ["*"]
                      source: { socket: { host: 127.0.0.1, port: %d, format: Csv } }
                      windows: [{ size: 1m }]
                      topics: { partitions: 2, replicationFactor: 1 }
                    """.formatted(server.getLocalPort()));
            EmbeddedBroker broker = start(folder);
            ClientSettings clients = topics(broker, pipeline);
            Extractor extractor = new Extractor(
                    pipeline,
                    new PublisherConnection(clients.bootstrapServers(), Map.of(), "measure"),
                    0,
                    SourceContext.of(folder, null, Clock.systemUTC()));
            extractor.start();
            for (int second = 1; second <= SECONDS; second++) {
                Thread.sleep(1_000);
                if (second == AWAY_FROM) {
                    broker.close();
                } else if (second == AWAY_UNTIL) {
                    broker = start(folder);
                }
                if (second % 5 == 0) {
                    System.out.println(second + " s: " + extractor.counters() + ", delivering: "
                            + extractor.health().delivering());
                }
            }
            feed.join();
            long began = System.nanoTime();
            while (extractor.counters().published() < RATE * SECONDS
                    && System.nanoTime() - began < Duration.ofSeconds(60).toNanos()) {
                Thread.sleep(50);
            }
            System.out.printf("caught up %.1f s after the last line%n", (System.nanoTime() - began) / 1e9);
            extractor.close();
            System.out.println("sent " + RATE * SECONDS + ", " + extractor.counters() + ", in the topic "
                    + Topics.committedRecords(
                            clients, PipelineTopics.of(pipeline).ticks()));
            broker.close();
        }
    }

    private static void feed(ServerSocket server) {
        try (Socket caller = server.accept()) {
            OutputStream out = caller.getOutputStream();
            long began = System.nanoTime();
            long slowest = 0;
            int each = RATE / 100;
            for (int burst = 0; burst < SECONDS * 100; burst++) {
                long due = began + burst * 10_000_000L;
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
                StringBuilder lines = new StringBuilder();
                for (int i = burst * each; i < (burst + 1) * each; i++) {
                    lines.append("S")
                            .append(i % 100)
                            .append(',')
                            .append(1_700_000_000_000L + i)
                            .append(",189.10,100\n");
                }
                long before = System.nanoTime();
                out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                slowest = Math.max(slowest, System.nanoTime() - before);
            }
            System.out.printf(
                    "the feed took %.1f s; its longest wait to write was %.1f ms%n",
                    (System.nanoTime() - began) / 1e9, slowest / 1e6);
            caller.shutdownOutput();
            caller.getInputStream().read();
        } catch (IOException | InterruptedException e) {
            System.out.println("feed: " + e);
        }
    }
}
