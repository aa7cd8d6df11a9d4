package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitForCommandTest {
    @TempDir
    static Path brokerFolder;

    static EmbeddedBroker broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(brokerFolder, fault -> {});
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("ticks", 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void endsWhenKafkaAnswers() throws Exception {
        CommandRun run = CommandRun.of("wait-for", "kafka", "--config", config(""));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly("Kafka answers: 1 broker");
    }

    @Test
    void endsWhenTopicsAreThere() throws Exception {
        CommandRun run = CommandRun.of("wait-for", "topics", "ticks", "--min-partitions", "2", "--config", config(""));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly("topic ticks is there");
    }

    @Test
    void givesUpOnAMissingTopicWhenTimeIsUp() throws Exception {
        CommandRun run = CommandRun.of("wait-for", "topics", "tocks", "--timeout", "200ms", "--config", config(""));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).last().asString().startsWith("gave up after").endsWith("topic tocks does not exist");
    }

    @Test
    void refusesATopicWithTooFewPartitionsAtOnce() throws Exception {
        CommandRun run = CommandRun.of(
                "wait-for", "topics", "ticks", "--min-partitions", "12", "--timeout", "0", "--config", config(""));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errLines()).singleElement().asString().startsWith("topic ticks has 2 partitions and needs 12; ");
    }

    @Test
    void refusesAWrongConfigurationAtOnce() throws Exception {
        CommandRun run = CommandRun.of(
                "wait-for",
                "kafka",
                "--timeout",
                "0",
                "--config",
                config("security.protocol=SSL\nssl.truststore.location=/does/not/exist.jks\n"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("the client configuration is wrong: ")
                .contains("/does/not/exist.jks");
    }

    @Test
    void refusesAnInvalidTopicNameAtOnce() throws Exception {
        CommandRun run = CommandRun.of("wait-for", "topics", "no spaces", "--timeout", "0", "--config", config(""));

        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAnAddressWithoutAPort() throws Exception {
        Path file = Files.writeString(folder.resolve("client.properties"), "bootstrap.servers=kafka\n");

        CommandRun run = CommandRun.of("wait-for", "kafka", "--config", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("\"kafka\" is not the address of a Kafka: give HOST:PORT, for example localhost:9092");
    }

    @Test
    void refusesAMissingFile() {
        CommandRun run = CommandRun.of("wait-for", "kafka", "--config", "missing.properties");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("missing.properties: no such file");
    }

    @Test
    void refusesTopicsWithoutNames() {
        CommandRun run = CommandRun.of("wait-for", "topics");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("needs the name of at least one topic");
    }

    @Test
    void refusesATimeoutThatIsNoDuration() {
        CommandRun run = CommandRun.of("wait-for", "kafka", "--timeout", "soon");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("'soon' is no duration");
    }

    private String config(String more) throws IOException {
        Path file = folder.resolve("client.properties");
        return Files.writeString(file, "bootstrap.servers=" + broker.bootstrapServers() + "\n" + more)
                .toString();
    }
}
