package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.topics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.resource.ConditionType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that others make: somebody by hand, or Strimzi. */
class TopicManagementTest {
    private static final String STRIMZI =
            "topics: { partitions: 2, management: Strimzi, strimzi: { cluster: main, namespace: kafka }, deletionPolicy: %s }";
    private static final ResourceDefinitionContext KAFKA_TOPIC = new ResourceDefinitionContext.Builder()
            .withGroup("kafka.strimzi.io")
            .withVersion("v1")
            .withKind("KafkaTopic")
            .withPlural("kafkatopics")
            .withNamespaced(true)
            .build();

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

    @BeforeEach
    void startOperator() {
        operator = OperatorUnderTest.start(folder, kafka);
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }

    @Test
    void topicsThatSomebodyElseMakesAreWaitedForAndNeverMadeOrDeleted() throws Exception {
        operator.apply(KafkaTroubleTest.pipeline(
                "none", "topics: { partitions: 2, management: None, deletionPolicy: Delete }"));
        assertThat(operator.awaitReason("none", ConditionType.Ready, "TopicsMissing")
                        .message())
                .contains("somebody has to make topic test.none.ticks with 2 partitions", "test.none.dead-letters");
        assertThat(topics(kafka, "none")).isEmpty();

        make(2, "ticks", "averages", "alarms", "bars", "positions");
        assertThat(operator.awaitReason("none", ConditionType.Ready, "TopicsMissing")
                        .message())
                .contains("test.none.dead-letters with 1 partition");
        make(1, "dead-letters");

        operator.awaitReady("none");
        operator.delete("none");
        operator.awaitGone("none");
        assertThat(topics(kafka, "none")).hasSize(6);
    }

    @Test
    void withoutStrimziItIsSaid() {
        operator.apply(KafkaTroubleTest.pipeline("lonely", STRIMZI.formatted("Retain")));

        assertThat(operator.awaitReason("lonely", ConditionType.Ready, "StrimziNotReady")
                        .message())
                .isEqualTo("spec.topics.management is Strimzi, and this cluster has no KafkaTopic of kafka.strimzi.io:"
                        + " install Strimzi, or write management: Admin");
    }

    @Test
    void strimziIsToldAndWaitedFor() {
        operator.cluster().define("kafka.strimzi.io", "v1", "kafkatopics", "KafkaTopic");
        operator.apply(KafkaTroubleTest.pipeline("strim", STRIMZI.formatted("Delete")));

        assertThat(operator.awaitReason("strim", ConditionType.Ready, "StrimziNotReady")
                        .message())
                .startsWith("Strimzi has not made test.strim.");
        assertThat(kafkaTopics()).hasSize(6).allSatisfy(topic -> {
            assertThat(topic.getMetadata().getOwnerReferences()).isEmpty();
            assertThat(topic.getMetadata().getLabels())
                    .containsEntry("strimzi.io/cluster", "main")
                    .containsEntry("app.kubernetes.io/instance", "strim")
                    .containsEntry("stockpipeline.io/namespace", "test");
        });

        answer("False", "the Topic Operator says no");
        await().untilAsserted(() -> assertThat(operator.condition("strim", ConditionType.TopicsReady)
                        .orElseThrow()
                        .message())
                .contains("test.strim.ticks: the Topic Operator says no"));
        answer("True", "");
        operator.awaitReady("strim");
        operator.settle();
        operator.assertQuiet();

        operator.edit("strim", spec -> spec.withObject("/topics/retention").put("ticks", "2d"));
        await().untilAsserted(() -> assertThat(kafkaTopics())
                .filteredOn(topic -> topic.getMetadata().getName().endsWith(".ticks"))
                .singleElement()
                .satisfies(topic -> assertThat(topic.<Object>get("spec", "config", "retention.ms"))
                        .hasToString("172800000")));

        operator.delete("strim");
        operator.awaitGone("strim");
        assertThat(kafkaTopics()).isEmpty();
    }

    @Test
    void topicsOfStrimziStayWhereTheyAreRetained() {
        operator.cluster().define("kafka.strimzi.io", "v1", "kafkatopics", "KafkaTopic");
        operator.apply(KafkaTroubleTest.pipeline("stay", STRIMZI.formatted("Retain")));
        operator.awaitReason("stay", ConditionType.Ready, "StrimziNotReady");

        operator.delete("stay");
        operator.awaitGone("stay");

        assertThat(kafkaTopics()).hasSize(6);
    }

    private List<GenericKubernetesResource> kafkaTopics() {
        return operator.client()
                .genericKubernetesResources(KAFKA_TOPIC)
                .inNamespace("kafka")
                .list()
                .getItems();
    }

    /** The Topic Operator looks at every KafkaTopic. */
    private void answer(String ready, String message) {
        for (GenericKubernetesResource topic : kafkaTopics()) {
            topic.setAdditionalProperty(
                    "status",
                    Map.of("conditions", List.of(Map.of("type", "Ready", "status", ready, "message", message))));
            operator.client()
                    .genericKubernetesResources(KAFKA_TOPIC)
                    .inNamespace("kafka")
                    .resource(topic)
                    .update();
        }
    }

    private static void make(int partitions, String... topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(topics)
                            .map(topic -> new NewTopic("test.none." + topic, Optional.of(partitions), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }
}
