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
import java.util.List;
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
                RoleProcess processor = start(PipelineRole.PROCESSOR, tree);
                RoleProcess console = start(PipelineRole.CONSOLE, tree)) {
            List<RoleProcess> roles = List.of(extractor, processor, console);
            for (RoleProcess role : roles) {
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
            await(console, "/readyz", "200 ok");
            long bars = Topics.committedRecords(clients, topics.bars());
            ServedMetrics.haveCountedWhatTheExtractorDid(extractor, TICKS);
            ServedMetrics.haveCountedWhatTheProcessorDid(processor, TICKS, bars);
            ServedMetrics.haveCountedWhatTheConsoleSaw(console, TICKS + bars, 2);
            for (RoleProcess role : roles) {
                assertThat(role.printed()).as("meters that clash").doesNotContain("io.micrometer");
                assertThat(role.terminate(STOP_SECONDS)).isEqualTo(143);
            }
        }
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
        environment.put("STOCKPIPELINE_HTTP_ADDRESS", "127.0.0.1:0");
        return environment;
    }

    private static ObjectNode tree(String name) throws Exception {
        return PipelineFile.completed(
                (ObjectNode) JsonMapper.builder().build().readTree(PIPELINE.formatted(name, TICKS)));
    }
}
