package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.fault.TerminationLogs;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.role.ExtractorRole;
import io.stockpipeline.app.role.RoleRun;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue is asked once with a key that it refuses, however often the extractor's container is started again. */
class RefusedKeyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int END_SECONDS = 60;
    private static final int STOP_SECONDS = 15;
    private static final String URL = "STOCKPIPELINE_FINNHUB_URL";
    private static final String REFUSED =
            "spec.source.finnhub.apiKey.secretKeyRef: Finnhub does not accept this key (HTTP 401)";
    private static final String PIPELINE = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: refused }
            spec:
              symbols: [AAPL]
              source: { finnhub: { apiKey: { secretKeyRef: { name: finnhub, key: token } } } }
              windows: [{ size: 1m }]
              topics: { partitions: 1, replicationFactor: 1 }
            """;

    @TempDir
    static Path brokerFolder;

    static EmbeddedBroker broker;
    static ClientSettings clients;
    static StockPipeline pipeline;

    @TempDir
    Path folder;

    /** What the pod keeps as long as it lives. */
    @TempDir
    Path podFolder;

    private final List<String> queries = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(brokerFolder, fault -> {});
        clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        pipeline = PipelineFile.parse(PIPELINE);
        try (Admin admin = Admin.create(clients.toConfig())) {
            new TopicCreator(admin).create(PipelineTopics.of(pipeline).definitions());
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @AfterEach
    void clear() {
        System.clearProperty(URL);
    }

    @Test
    void shouldWaitForAnotherKeyInAContainerThatIsStartedAgain() throws Exception {
        try (LoopbackVenue venue = venue("")) {
            venue.refuse(401);
            writeKey("kingfisher");
            try (RoleProcess first = process(venue)) {
                assertThat(first.exitCode(END_SECONDS)).isEqualTo(2);
                assertThat(first.printed()).contains(REFUSED);
            }
            try (RoleProcess second = process(venue)) {
                await(
                        second,
                        "503 the credential was refused and is not tried again until it is another; or delete the pod to ask"
                                + " once more with this one: " + REFUSED);
                assertThat(second.probe("/livez")).isEqualTo("200 ok");
                assertThat(second.printed()).doesNotContain("kingfisher");
                assertThat(second.terminate(STOP_SECONDS)).isEqualTo(143);
            }
            try (RoleProcess third = process(venue)) {
                await(third, "503 the credential was refused");
                assertThat(venue.attempts()).as("asked by three containers").isEqualTo(1);

                venue.refuse(0);
                writeKey("heron");
                await(third, "200 ok");
                Awaitility.await().atMost(PATIENCE).until(() -> !queries.isEmpty());
                assertThat(queries).containsExactly("token=heron");
                assertThat(venue.attempts()).isEqualTo(2);
            }
        }
    }

    /** A node that starts again ends it while it waits; what stands in the termination log is what the pipeline's condition says. */
    @Test
    void shouldLeaveItsWordsWhenEndedWhileItWaits() throws Exception {
        Path log = Files.createFile(folder.resolve("termination-log"));
        try (LoopbackVenue venue = venue("")) {
            venue.refuse(401);
            writeKey("kingfisher");
            runs(venue, Optional.of(podFolder));

            StopSignal stop = new StopSignal();
            RoleRun second = role(Optional.of(podFolder), log);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(second, stop));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(second.ready().words()).contains(REFUSED));
            stop.stop(new RunEnd.Interrupted());
            assertThat(run).succeedsWithin(PATIENCE);
            assertThat(log).content().startsWith("the credential was refused").contains(REFUSED);
        }
    }

    /** What stood there would be taken for the reason of another end. */
    @Test
    void shouldTakeItsWordsBackOnceTheKeyIsAnother() throws Exception {
        Path log = Files.createFile(folder.resolve("termination-log"));
        try (LoopbackVenue venue = venue("")) {
            venue.refuse(401);
            writeKey("kingfisher");
            runs(venue, Optional.of(podFolder));

            StopSignal stop = new StopSignal();
            RoleRun second = role(Optional.of(podFolder), log);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(second, stop));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(log).content().contains(REFUSED));
            venue.refuse(0);
            writeKey("heron");

            Awaitility.await().atMost(PATIENCE).until(() -> !queries.isEmpty());
            assertThat(log).isEmptyFile();
            stop.stop(new RunEnd.Interrupted());
            assertThat(run).succeedsWithin(PATIENCE);
        }
    }

    private static void run(RoleRun role, StopSignal stop) {
        try {
            role.run(stop);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldAskInAnotherPodAndEndAtOnceWithoutSuchAFolder() throws Exception {
        try (LoopbackVenue venue = venue("")) {
            venue.refuse(401);
            writeKey("kingfisher");

            runs(venue, Optional.of(podFolder));
            runs(venue, Optional.of(Files.createDirectories(folder.resolve("another"))));
            runs(venue, Optional.empty());
            runs(venue, Optional.empty());

            assertThat(venue.attempts()).isEqualTo(4);
        }
    }

    /** The key is good; what the venue refuses is in the pipeline, and an edit of that makes another pod. */
    @Test
    void shouldNotTakeAnotherRefusalForTheKeys() throws Exception {
        try (LoopbackVenue venue = venue("{\"type\":\"error\",\"msg\":\"Invalid symbol AAPL\"}")) {
            writeKey("kingfisher");

            assertThat(runs(venue, Optional.of(podFolder))).hasMessageStartingWith("spec.symbols: ");

            assertThat(podFolder).isEmptyDirectory();
            runs(venue, Optional.of(podFolder));
            assertThat(venue.attempts()).isEqualTo(2);
        }
    }

    /** The refusal that ends a run of the role. */
    private Throwable runs(LoopbackVenue venue, Optional<Path> refusals) {
        System.setProperty(URL, venue.address().toString());
        RoleRun run = role(refusals, folder.resolve("no-log"));
        Throwable[] refusal = new Throwable[1];
        assertThatThrownBy(() -> run.run(new StopSignal()))
                .isInstanceOf(WrongInputException.class)
                .satisfies(thrown -> refusal[0] = thrown);
        return refusal[0];
    }

    private RoleRun role(Optional<Path> refusals, Path terminationLog) {
        ExtractorRole role =
                new ExtractorRole(pipeline, clients, 0, SourceContext.of(folder, folder, Clock.systemUTC()), refusals);
        return new RoleRun(role, PipelineTopics.of(pipeline), clients, 1, () -> "", TerminationLogs.at(terminationLog));
    }

    /** @param answer to what is said; empty: none */
    private LoopbackVenue venue(String answer) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            @Override
            public void opened(LoopbackVenue.Caller caller) {
                queries.add(caller.query());
            }

            @Override
            public void said(LoopbackVenue.Caller caller, String message) {
                if (!answer.isEmpty()) {
                    caller.send(answer);
                }
            }
        });
    }

    private RoleProcess process(LoopbackVenue venue) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "STOCKPIPELINE_PIPELINE",
                Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE).toString());
        environment.put("STOCKPIPELINE_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("STOCKPIPELINE_SECRETS_DIR", folder.toString());
        environment.put("STOCKPIPELINE_REFUSALS_DIR", podFolder.toString());
        environment.put(URL, venue.address().toString());
        return RoleProcess.start(folder, "extractor", environment);
    }

    private void writeKey(String key) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("finnhub")).resolve("token"), key);
    }

    private static void await(RoleProcess role, String beginning) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(role.probe("/readyz")).startsWith(beginning));
    }
}
