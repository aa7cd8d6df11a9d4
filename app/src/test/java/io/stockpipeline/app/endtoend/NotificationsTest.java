package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.notify.Notifications;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.yaml.PipelineFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of a real Kafka, through a real PostgreSQL, to a receiver. */
class NotificationsTest {
    private static final String TOPIC = "local.tech.alarms";

    @TempDir
    Path folder;

    @Test
    void shouldLoseNoAlarmAndDoubleNoneOverARestart() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        StockPipeline pipeline =
                pipeline("http://127.0.0.1:" + receiver.getAddress().getPort());
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {});
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HistoryDatabase database = HistoryDatabase.open(
                        new DatabaseAddress(postgres.getJdbcUrl("postgres", "postgres"), null, null), "local.tech")) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1)))
                        .all()
                        .get();
            }
            publish(broker, -5, 0);
            ConsoleConnection connection = new ConsoleConnection(broker.bootstrapServers(), Map.of());
            try (Notifications first = Notifications.start(pipeline, database, connection, null, Clock.systemUTC())) {
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(first::working);
                publish(broker, 0, 20);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> received.size() >= 5);
            }
            publish(broker, 20, 40);
            try (Notifications second = Notifications.start(pipeline, database, connection, null, Clock.systemUTC())) {
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> received.size() >= 40);
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> second.status().get(0).delivered() >= 40);
            }
        } finally {
            receiver.stop(0);
        }
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "alarm" + i).toList());
    }

    private static StockPipeline pipeline(String url) throws Exception {
        return PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: tech }
                spec:
                  symbols: [AAPL]
                  source: { synthetic: {} }
                  windows: [ { size: 5m, tolerance: 0.5%% } ]
                  console: { enabled: true, history: { secretRef: { name: pg } } }
                  notifications: [ { name: desk, webhook: { url: "%s" } } ]
                """.formatted(url).getBytes(StandardCharsets.UTF_8));
    }

    private static void publish(EmbeddedBroker broker, int from, int to) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                producer.send(new ProducerRecord<>(TOPIC, Math.floorMod(i, 3), null, alarm("alarm" + i)))
                        .get();
            }
        }
    }

    private static byte[] alarm(String id) {
        return new AlarmCodec()
                .encode(new Alarm(
                        id,
                        id,
                        "5m",
                        Alarm.Type.Deviation,
                        Severity.Warning,
                        Alarm.State.Firing,
                        "AAPL",
                        1_716_573_601_000L,
                        BigDecimal.TEN,
                        "5m",
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        null,
                        null,
                        BigDecimal.ONE,
                        "0.5%",
                        Alarm.Direction.Up));
    }
}
