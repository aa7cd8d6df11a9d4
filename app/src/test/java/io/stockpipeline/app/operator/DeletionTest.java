package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.topics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays and what goes when a pipeline is deleted, and in which order. */
class DeletionTest {
    private static final String DELETE = "topics: { partitions: 1, deletionPolicy: Delete }";

    @TempDir
    static Path brokerFolder;

    @TempDir
    Path folder;

    private static EmbeddedBroker kafka;
    private OperatorUnderTest operator;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedBroker.start(brokerFolder, fault -> {});
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }

    @Test
    void retainedTopicsStayAndNothingHoldsThePipeline() throws Exception {
        operator = OperatorUnderTest.start(folder, kafka);
        operator.apply(KafkaTroubleTest.pipeline("kept", ""));
        operator.awaitReady("kept");
        assertThat(operator.pipeline("kept").getMetadata().getFinalizers()).isEmpty();
        operator.stop();

        operator.delete("kept");

        // Even without an operator: Kubernetes itself takes away what belongs to it.
        assertThat(operator.pipeline("kept")).isNull();
        await().untilAsserted(() -> assertThat(operator.workloads("kept")).isEmpty());
        assertThat(topics(kafka, "kept")).hasSize(6);
    }

    @Test
    void topicsGoWhenTheLastPodHasEnded() throws Exception {
        operator = OperatorUnderTest.start(folder, kafka);
        operator.apply(KafkaTroubleTest.pipeline("gone", DELETE));
        operator.apply(KafkaTroubleTest.pipeline("gone-2", DELETE));
        operator.awaitReady("gone");
        operator.awaitReady("gone-2");
        make(
                "test.gone-sums-changelog",
                "test.gone-by_symbol-repartition",
                "test.gone-2-sums-changelog",
                "test.gone.own");
        commit("test.gone", "test.gone.ticks");
        commit("test.gone-2", "test.gone-2.ticks");
        operator.cluster().workloads().manual();

        operator.delete("gone");

        await().untilAsserted(() -> {
            assertThat(operator.workloads("gone")).isEmpty();
            assertThat(operator.condition("gone", ConditionType.Ready))
                    .hasValueSatisfying(ready -> assertThat(ready.message()).isEqualTo("3 pods have still to end"));
        });
        assertThat(operator.pipeline("gone").getStatus().phase()).isEqualTo(Phase.Terminating);
        assertThat(topics(kafka, "gone")).hasSize(7);

        operator.cluster().workloads().stopTerminatingPods();
        operator.awaitGone("gone");

        await().untilAsserted(() -> assertThat(all("test.gone"))
                .as("what somebody else made, and what belongs to a pipeline whose name begins alike, stays")
                .containsExactly(
                        "test.gone-2-sums-changelog",
                        "test.gone-2.alarms",
                        "test.gone-2.averages",
                        "test.gone-2.bars",
                        "test.gone-2.dead-letters",
                        "test.gone-2.positions",
                        "test.gone-2.ticks",
                        "test.gone.own"));
        assertThat(groups()).contains("test.gone-2").doesNotContain("test.gone");
    }

    @Test
    void thePolicyAtTheTimeOfTheDeletionCounts() throws Exception {
        operator = OperatorUnderTest.start(folder, kafka);
        operator.apply(KafkaTroubleTest.pipeline("changed", DELETE));
        operator.awaitReady("changed");

        operator.edit("changed", spec -> spec.withObject("/topics").put("deletionPolicy", "Retain"));
        await().until(() ->
                operator.pipeline("changed").getMetadata().getFinalizers().isEmpty());
        operator.delete("changed");

        operator.awaitGone("changed");
        assertThat(topics(kafka, "changed")).hasSize(6);
    }

    @Test
    void aDeadKafkaHoldsItForAWhile() throws Exception {
        String nobody = KafkaTroubleTest.freeAddress();
        operator = OperatorUnderTest.start(folder, Map.of(OperatorSettings.BOOTSTRAP_SERVERS, nobody));
        operator.apply(KafkaTroubleTest.pipeline("held", DELETE));
        operator.awaitReason("held", ConditionType.Ready, "KafkaUnreachable");

        operator.delete("held");

        assertThat(operator.awaitReason("held", ConditionType.Ready, "Terminating")
                        .message())
                .isNotBlank();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(operator.condition("held", ConditionType.Ready)
                                .orElseThrow()
                                .message())
                        .startsWith("the topics cannot be deleted: " + nobody + " does not answer"));
        assertThat(operator.pipeline("held").getMetadata().getFinalizers())
                .containsExactly(StockPipelineResource.FINALIZER);
    }

    @Test
    void aDeadKafkaHoldsItNotForEver() throws Exception {
        String nobody = KafkaTroubleTest.freeAddress();
        // The cluster's clock is late: what is deleted now was deleted almost ten minutes ago.
        operator = OperatorUnderTest.start(
                folder,
                Map.of(OperatorSettings.BOOTSTRAP_SERVERS, nobody),
                OperatorUnderTest.BRISK,
                Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-600)));
        operator.apply(KafkaTroubleTest.pipeline("freed", DELETE));
        operator.awaitReason("freed", ConditionType.Ready, "KafkaUnreachable");

        operator.delete("freed");

        operator.awaitGone("freed");
        assertThat(operator.events("freed"))
                .anySatisfy(event -> assertThat(event)
                        .startsWith("TopicsLeftBehind: the topics test.freed.* could not be deleted in 10 minutes"
                                + " and stay: " + nobody + " does not answer"));
    }

    @Test
    void anInvalidPipelineIsLetGoAndSaysWhatStays() {
        operator = OperatorUnderTest.start(folder, kafka);
        operator.apply(KafkaTroubleTest.pipeline("bad", DELETE));
        operator.awaitReady("bad");
        operator.edit("bad", spec -> spec.withObject("/source").putObject("yahoo"));
        operator.awaitReason("bad", ConditionType.Ready, "InvalidSpec");

        operator.delete("bad");

        operator.awaitGone("bad");
        assertThat(operator.events("bad"))
                .anySatisfy(event -> assertThat(event).startsWith("TopicsLeftBehind: the topics test.bad.* stay"));
    }

    @Test
    void aSuccessorOfTheSameNameIsAPipelineOfItsOwn() throws Exception {
        operator = OperatorUnderTest.start(folder, kafka);
        for (int round = 0; round < 3; round++) {
            operator.apply(KafkaTroubleTest.pipeline("phoenix", DELETE));
            operator.awaitReady("phoenix");
            String uid = operator.pipeline("phoenix").getMetadata().getUid();
            assertThat(operator.processor("phoenix").getMetadata().getOwnerReferences())
                    .extracting(owner -> owner.getUid())
                    .containsExactly(uid);
            operator.delete("phoenix");
            operator.awaitGone("phoenix");
        }
        assertThat(operator.events("phoenix")).noneMatch(event -> event.startsWith("TopicDeletedExternally"));
    }

    @Test
    void aSuccessorThatComesAtOnceGetsItsOwnWorkloads() {
        operator = OperatorUnderTest.start(folder, kafka);
        String yaml = KafkaTroubleTest.pipeline("again", "");
        operator.apply(yaml);
        operator.awaitReady("again");

        operator.delete("again");
        operator.apply(yaml);

        String uid = operator.pipeline("again").getMetadata().getUid();
        await().untilAsserted(() -> assertThat(operator.workloads("again"))
                .hasSize(3)
                .allSatisfy(workload -> assertThat(workload.getMetadata().getOwnerReferences())
                        .extracting(owner -> owner.getUid())
                        .containsExactly(uid)));
        operator.awaitReady("again");
        operator.settle();
        operator.assertQuiet();
    }

    private static void make(String... topics) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(Set.of(topics).stream()
                            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static void commit(String group, String topic) throws Exception {
        try (Admin admin = admin()) {
            admin.alterConsumerGroupOffsets(group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
    }

    private static Set<String> all(String prefix) throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(prefix))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> groups() throws Exception {
        try (Admin admin = admin()) {
            return admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .toList();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
