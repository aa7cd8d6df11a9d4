package io.stockpipeline.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final Consumer<String> NO_FAULT = fault -> {
        throw new AssertionError(fault);
    };

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasProducedAcrossARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, NO_FAULT)) {
            createTopic(broker, "ticks");
            produce(broker, "ticks", "one", "two");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, NO_FAULT)) {
            produce(broker, "ticks", "three");

            assertThat(consume(broker, "ticks", 3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void startsFromWhatAKilledBrokerLeft() throws Exception {
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        Path running = folder.resolve("running");
        try (EmbeddedBroker broker = EmbeddedBroker.start(running, NO_FAULT)) {
            createTopic(broker, "ticks");
            produce(broker, "ticks", "one", "two");
            // What lies on the disk now is what a kill leaves behind.
            copy(running, crashed);
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(crashed, NO_FAULT)) {
            assertThat(consume(broker, "ticks", 2)).containsExactly("one", "two");
        }
    }

    @Test
    void comesBackUnderTheSameAddress() {
        String before;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, NO_FAULT)) {
            before = broker.bootstrapServers();
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, NO_FAULT)) {
            assertThat(broker.bootstrapServers()).isEqualTo(before);
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws Exception {
        BrokerPorts before = BrokerPorts.choose(folder);
        before.remember(folder);

        try (ServerSocket other = new ServerSocket(before.client(), 1, InetAddress.getByName(BrokerPorts.LOOPBACK))) {
            BrokerPorts now = BrokerPorts.choose(folder);

            assertThat(now.client()).isNotEqualTo(other.getLocalPort());
            assertThat(now.controller()).isEqualTo(before.controller());
        }
    }

    @Test
    void saysThatItStoppedInsteadOfEndingTheProcess() {
        List<String> faults = new ArrayList<>();
        FaultReport report = new FaultReport(folder, faults::add);

        report.execute(1, "all log dirs have failed");
        report.execute(1, "again");

        assertThat(faults)
                .containsExactly("the embedded Kafka broker in " + folder + " stopped: all log dirs have failed");
    }

    private static void createTopic(EmbeddedBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void produce(EmbeddedBroker broker, String topic, String... values) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static List<String> consume(EmbeddedBroker broker, String topic, int count) {
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (values.size() < count) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
