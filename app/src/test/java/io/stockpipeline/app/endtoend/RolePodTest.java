package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles as pods: told by their environment, watched by probes, stopped by SIGTERM. */
class RolePodTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STOP_SECONDS = 15;
    private static final int END_SECONDS = 60;
    private static final int TICKS = 500;
    private static final String PIPELINE = """
            {"apiVersion": "stockpipeline.io/v1alpha1", "kind": "StockPipeline", "metadata": {"name": "%s"},
             "spec": {"symbols": ["A", "B"], "source": {"synthetic": {"count": %d}}, "windows": [{"size": "5m"}],
                      "topics": {"partitions": 2, "replicationFactor": 1}}}""";
    private static final String WAITING = "503 waits for its topics: attempt ";

    @TempDir
    static Path brokerFolder;

    static EmbeddedBroker broker;
    static ClientSettings clients;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(brokerFolder, fault -> {});
        clients = new ClientSettings(broker.bootstrapServers(), Map.of());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldLiveAtOnceAndBeReadyWithTheirTopics() throws Exception {
        ObjectNode tree = tree("pods");
        PipelineTopics topics = PipelineTopics.of(PipelineFile.of(tree));
        try (RoleProcess extractor = start(PipelineRole.EXTRACTOR, tree);
                RoleProcess processor = start(PipelineRole.PROCESSOR, tree)) {
            for (RoleProcess role : new RoleProcess[] {extractor, processor}) {
                await(role, "/livez", "200 ok");
                await(role, "/readyz", WAITING);
            }

            try (Admin admin = Admin.create(clients.toConfig())) {
                new TopicCreator(admin).create(topics.definitions());
            }

            await(extractor, "/readyz", "200 ok: the source has come to its end");
            await(processor, "/readyz", "200 ok");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Topics.committedRecords(clients, topics.averages()) == TICKS);
            shouldHaveCounted(extractor, processor, Topics.committedRecords(clients, topics.bars()));
            assertThat(processor.printed()).as("meters that clash").doesNotContain("io.micrometer");
            assertThat(extractor.printed()).as("meters that clash").doesNotContain("io.micrometer");
            assertThat(extractor.terminate(STOP_SECONDS)).isEqualTo(143);
            assertThat(processor.terminate(STOP_SECONDS)).isEqualTo(143);
        }
    }

    private static void shouldHaveCounted(RoleProcess extractor, RoleProcess processor, long bars) throws Exception {
        Scrape fetched = Scrape.of(extractor.probe("/metrics"));
        assertThat(fetched.value("stockpipeline_extractor_read_total{source=\"synthetic\"}"))
                .isEqualTo(TICKS);
        assertThat(fetched.value("stockpipeline_extractor_published_total{source=\"synthetic\"}"))
                .isEqualTo(TICKS);
        assertThat(fetched.sum("stockpipeline_extractor_dead_letters_total")).isZero();
        assertThat(fetched.value("stockpipeline_source_connected{source=\"synthetic\"}"))
                .isEqualTo(1);
        assertThat(fetched.value("stockpipeline_source_ended{source=\"synthetic\"}"))
                .isEqualTo(1);
        assertThat(fetched.value("stockpipeline_source_last_tick_timestamp_seconds{source=\"synthetic\"}"))
                .isGreaterThan(1.7e9);
        assertThat(fetched.series().keySet()).anyMatch(name -> name.startsWith("kafka_producer_record_send_total"));

        // The lag of a partition is there some seconds after the partition came.
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape computed = Scrape.of(processor.probe("/metrics"));
            assertThat(computed.value("stockpipeline_processor_accepted_total")).isEqualTo(TICKS);
            assertThat(computed.value("stockpipeline_processor_averages_total")).isEqualTo(TICKS);
            assertThat(computed.value("stockpipeline_processor_bars_total")).isEqualTo(bars);
            assertThat(computed.sum("stockpipeline_processor_dead_letters_total"))
                    .isZero();
            assertThat(computed.value("stockpipeline_processor_state{state=\"RUNNING\"}"))
                    .isEqualTo(1);
            assertThat(computed.series().keySet().stream()
                            .filter(name -> name.startsWith("kafka_consumer_fetch_manager_records_lag{"))
                            .filter(name -> name.contains(".ticks\""))
                            .map(computed::value))
                    .containsExactly(0.0, 0.0);
        });
    }

    @Test
    void shouldEndSoonWhileTheyWait() throws Exception {
        try (RoleProcess processor = start(PipelineRole.PROCESSOR, tree("waiting"))) {
            await(processor, "/readyz", WAITING);

            assertThat(processor.terminate(STOP_SECONDS)).isEqualTo(143);
        }
    }

    @Test
    void shouldRefuseAShardThatIsNotThere() throws Exception {
        Map<String, String> environment = environment(PipelineRole.EXTRACTOR, tree("shards"));
        environment.put("STOCKPIPELINE_SHARD", "1");
        try (RoleProcess extractor = RoleProcess.start(folder, "extractor", environment)) {
            assertThat(extractor.exitCode(END_SECONDS)).isEqualTo(2);
            assertThat(extractor.printed()).contains("spec.extractor.shards: there is no shard 1 of 1");
        }
    }

    @Test
    void shouldWaitForKafkaWithTheSettingsOfTheirEnvironment() throws Exception {
        Path config = Files.writeString(folder.resolve("client.properties"), "config.providers = evil\n");
        Map<String, String> environment = Map.of("STOCKPIPELINE_CLIENT_CONFIG", config.toString());
        try (RoleProcess waiting = RoleProcess.start(folder, "wait-for", environment, "kafka")) {
            assertThat(waiting.exitCode(END_SECONDS)).isEqualTo(2);
            assertThat(waiting.printed()).contains("config.providers: this setting is not allowed here");
        }
    }

    private static void await(RoleProcess role, String path, String beginning) {
        Awaitility.await().atMost(PATIENCE).until(() -> role.probe(path).startsWith(beginning));
    }

    private RoleProcess start(PipelineRole role, ObjectNode tree) throws IOException {
        return RoleProcess.start(folder, role.label(), environment(role, tree));
    }

    private Map<String, String> environment(PipelineRole role, ObjectNode tree) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "STOCKPIPELINE_PIPELINE",
                Files.writeString(folder.resolve(role.label() + ".yaml"), role.partText(tree))
                        .toString());
        environment.put("STOCKPIPELINE_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("STOCKPIPELINE_STATE_DIR", folder.resolve("state").toString());
        environment.put("STOCKPIPELINE_SECRETS_DIR", folder.toString());
        return environment;
    }

    private static ObjectNode tree(String name) throws Exception {
        return PipelineFile.completed(
                (ObjectNode) JsonMapper.builder().build().readTree(PIPELINE.formatted(name, TICKS)));
    }
}
