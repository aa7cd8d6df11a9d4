package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.local.RunResult;
import io.stockpipeline.app.role.ProcessorRole;
import io.stockpipeline.app.role.RoleRun;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topic is somebody else's, who makes it, gives it more partitions and takes it away as he likes. */
class KafkaSourceOwnerTest {
    private static final Duration END = Duration.ofSeconds(30);
    private static final String GONE =
            "the processor cannot go on: spec.source.kafka.topic: the topic trades is not there any"
                    + " more; once there is one again it is read from its beginning";

    @TempDir
    Path folder;

    private ForeignKafka kafka;
    private StockPipeline pipeline;

    @BeforeEach
    void start() throws IOException {
        kafka = ForeignKafka.start(folder);
        pipeline = Workload.read(kafka.write("""
                symbols: ["*"]
                source: { kafka: { topic: trades, format: Csv } }
                windows: [{ size: 5m }]
                topics: { partitions: 2, replicationFactor: 1 }
                """));
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void shouldWaitForTheTopicAsAPodAndFollowItsOwnerWhoAddsPartitions() throws Exception {
        try (Pod pod = new Pod("state")) {
            pod.awaitWaiting();

            kafka.createTopic();
            kafka.send(List.of("AAPL,1575526691134,189.12"));
            awaitAverages(1);

            owner(admin -> admin.createPartitions(
                            Map.of(ForeignKafka.TOPIC, NewPartitions.increaseTo(ForeignKafka.PARTITIONS + 1)))
                    .all());
            kafka.producer().partitionsFor(ForeignKafka.TOPIC);
            kafka.producer()
                    .send(new ProducerRecord<>(
                            ForeignKafka.TOPIC, ForeignKafka.PARTITIONS, "MSFT", "MSFT,1575526691135,400"))
                    .get();
            awaitAverages(2);
            assertThat(pod.run).isNotDone();

            pod.stop.stop(new RunEnd.Interrupted());
            assertThat(pod.run).succeedsWithin(END);
        }
    }

    /** A pod ends, is started again, and waits; what stands in the new topic is read from its beginning. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEndAsAPodWhenTheTopicIsDeletedAndWaitForAnother(boolean classicProtocol) throws Exception {
        if (classicProtocol) {
            offerTheClassicProtocolOnly();
        }
        kafka.createTopic();
        kafka.send(List.of("AAPL,1575526691134,189.12"));
        try (Pod pod = new Pod("state")) {
            awaitAverages(1);

            owner(admin -> admin.deleteTopics(List.of(ForeignKafka.TOPIC)).all());

            assertThat(pod.run)
                    .failsWithin(ForeignKafka.PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(FailedException.class)
                    .withMessage(GONE);
        }
        try (Pod pod = new Pod("state-of-another")) {
            pod.awaitWaiting();
            kafka.createTopic();
            kafka.send(List.of("AAPL,1575526691135,189.13"));
            awaitAverages(2);
        }
    }

    /** Its name has that of the owner's in it. */
    @Test
    void shouldNotTakeAMissingTopicOfItsOwnForTheOwners() throws Exception {
        Path file = folder.resolve("pipeline.yaml");
        pipeline = Workload.read(
                Files.writeString(file, Files.readString(file).replace("name: test", "name: " + ForeignKafka.TOPIC)));
        kafka.createTopic();
        kafka.send(List.of("AAPL,1575526691134,189.12"));
        try (Pod pod = new Pod("state")) {
            awaitAverages(1);

            owner(admin -> admin.deleteTopics(
                            List.of(PipelineTopics.of(pipeline).ticks()))
                    .all());

            assertThat(pod.run)
                    .failsWithin(ForeignKafka.PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(FailedException.class)
                    .withMessageNotContaining("spec.source.kafka.topic");
        }
    }

    /** As older brokers do. */
    private void offerTheClassicProtocolOnly() throws Exception {
        owner(admin -> admin.updateFeatures(
                        Map.of(
                                "streams.version",
                                new FeatureUpdate((short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE)),
                        new UpdateFeaturesOptions())
                .all());
        Awaitility.await()
                .atMost(ForeignKafka.PATIENCE)
                .until(() -> !kafka.admin()
                        .describeFeatures()
                        .featureMetadata()
                        .get()
                        .finalizedFeatures()
                        .containsKey("streams.version"));
    }

    @Test
    void shouldEndARunWhenTheTopicIsDeleted() throws Exception {
        kafka.createTopic();
        kafka.send(List.of("AAPL,1575526691134,189.12"));
        StopSignal stop = new StopSignal();
        CompletableFuture<RunResult> run =
                CompletableFuture.supplyAsync(() -> uninterrupted(() -> kafka.run(pipeline, kafka.clients(), stop)));
        try {
            awaitAverages(1);

            owner(admin -> admin.deleteTopics(List.of(ForeignKafka.TOPIC)).all());

            assertThat(run)
                    .failsWithin(ForeignKafka.PATIENCE)
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(FailedException.class)
                    .withMessage(GONE);
        } finally {
            stop.stop(new RunEnd.Interrupted());
        }
    }

    private void awaitAverages(int records) {
        String averages = PipelineTopics.of(pipeline).averages();
        Awaitility.await()
                .atMost(ForeignKafka.PATIENCE)
                .until(() -> kafka.exists(averages) && kafka.committed(averages) == records);
    }

    private void owner(Function<Admin, KafkaFuture<Void>> does) throws Exception {
        does.apply(kafka.admin()).get();
    }

    private static <T> T uninterrupted(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The processor's role, beside topics that are there; only the foreign one may be missing. */
    private final class Pod implements AutoCloseable {
        final StopSignal stop = new StopSignal();
        final CompletableFuture<Void> run;
        private final RoleRun role;

        /** @param state its folder for that */
        Pod(String state) throws Exception {
            PipelineTopics topics = PipelineTopics.of(pipeline);
            new TopicCreator(kafka.admin()).create(topics.definitions());
            role = new RoleRun(
                    new ProcessorRole(pipeline, kafka.clients(), folder.resolve(state)),
                    topics,
                    kafka.clients(),
                    2,
                    () -> "");
            run = CompletableFuture.runAsync(() -> uninterrupted(() -> {
                role.run(stop);
                return true;
            }));
        }

        void awaitWaiting() {
            Awaitility.await()
                    .atMost(ForeignKafka.PATIENCE)
                    .untilAsserted(() -> assertThat(role.ready().words())
                            .startsWith("waits for its topics")
                            .contains("topic trades does not exist"));
        }

        @Override
        public void close() {
            stop.stop(new RunEnd.Interrupted());
            Awaitility.await().atMost(END).until(run::isDone);
        }
    }
}
