package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose ticks are in a topic of somebody else. */
class KafkaSourceOnOperatorTest {
    private static final String TOPIC = "trades";
    private static final int RECORDS = 7;

    @TempDir
    Path folder;

    private EmbeddedBroker kafka;
    private OperatorUnderTest operator;

    @BeforeEach
    void start() {
        kafka = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {});
        operator = OperatorUnderTest.start(folder, kafka);
    }

    @AfterEach
    void stop() {
        operator.close();
        kafka.close();
    }

    @Test
    void hasNoExtractorCountsWhatIsNotRekeyedYetAndLeavesTheTopicAlone() throws Exception {
        operator.apply(pipeline("desk", "{ topic: trades }"));
        operator.awaitReady("desk");

        assertThat(operator.extractor("desk")).isNull();
        assertThat(operator.processor("desk").getSpec().getTemplate().getSpec().getInitContainers())
                .extracting(Container::getName)
                .containsExactly("wait-for-kafka", "wait-for-topics", "wait-for-source");
        await().untilAsserted(() ->
                assertThat(operator.pipeline("desk").getStatus().lag()).isZero());
        assertThat(topics()).as("nobody but its owner makes it").doesNotContain(TOPIC);

        fill();
        await().untilAsserted(() ->
                assertThat(operator.pipeline("desk").getStatus().lag()).isEqualTo(RECORDS));
        assertThat(operator.pipeline("desk").getStatus().lastTickTime()).isNull();

        operator.delete("desk");
        operator.awaitGone("desk");
        assertThat(topics()).containsExactly(TOPIC);
    }

    @Test
    void readsTheFlowOfAKeyedTopicFromThatTopic() throws Exception {
        fill();
        operator.apply(pipeline("keyed", "{ topic: trades, keyed: true }"));
        operator.awaitReady("keyed");

        await().untilAsserted(() -> {
            assertThat(operator.pipeline("keyed").getStatus().lag()).isEqualTo(RECORDS);
            assertThat(operator.pipeline("keyed").getStatus().lastTickTime()).isNotNull();
        });
    }

    private static String pipeline(String name, String kafka) {
        return """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: %s }
                spec:
                  symbols: [AAPL]
                  source: { kafka: %s }
                  windows: [{ size: 5m }]
                  topics: { partitions: 2, deletionPolicy: Delete }
                """.formatted(name, kafka);
    }

    private void fill() throws Exception {
        Map<String, Object> config = new ClientSettings(kafka.bootstrapServers(), Map.of()).toConfig();
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                producer.send(new ProducerRecord<>(TOPIC, "AAPL", "{}"));
            }
        }
    }

    private List<String> topics() throws Exception {
        try (Admin admin = Admin.create(new ClientSettings(kafka.bootstrapServers(), Map.of()).toConfig())) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }
}
