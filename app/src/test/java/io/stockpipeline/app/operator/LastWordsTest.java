package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.NAMESPACE;
import static io.stockpipeline.app.operator.OperatorUnderTest.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.kubernetes.PodTrouble;
import io.stockpipeline.operator.resource.ConditionType;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container said when it ended stands in the pipeline's conditions. */
class LastWordsTest {
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
        operator.apply(ReconcileTest.TECH);
        operator.awaitReady("tech");
        operator.cluster().workloads().manual();
    }

    @AfterEach
    void stopOperator() {
        operator.close();
    }

    @Test
    void theWordsOfAnInitContainerThatWasGivenSomethingWrongAreSaid() {
        operator.edit("tech", spec -> spec.put("restartNonce", 1));
        await().until(() -> template(operator.extractor("tech")).contains("stockpipeline.io/restart"));

        operator.cluster()
                .workloads()
                .fail(
                        "StatefulSet",
                        NAMESPACE,
                        "tech-extractor",
                        PodTrouble.crashLoop("wait-for-kafka", 2, "kafka:9092 refuses the credentials", 4));

        assertThat(operator.awaitReason("tech", ConditionType.Ready, "WrongInput")
                        .message())
                .isEqualTo("pod tech-extractor-0, container wait-for-kafka: exit code 2:"
                        + " kafka:9092 refuses the credentials");
    }

    /** It does not ask the venue again, and so never gets ready by itself. */
    @Test
    void theWordsOfARefusedKeyStayWhileTheContainerWaitsForAnother() {
        operator.edit("tech", spec -> spec.put("restartNonce", 1));
        await().until(() -> template(operator.extractor("tech")).contains("stockpipeline.io/restart"));
        String words = "spec.source.finnhub.apiKey.secretKeyRef: Finnhub does not accept this key (HTTP 401)";
        operator.cluster()
                .workloads()
                .fail("StatefulSet", NAMESPACE, "tech-extractor", PodTrouble.terminated("extractor", 2, words));
        operator.awaitReason("tech", ConditionType.Ready, "WrongInput");

        operator.cluster()
                .workloads()
                .fail("StatefulSet", NAMESPACE, "tech-extractor", PodTrouble.runsAgain("extractor", 2, words));
        // So that it is looked at once more.
        operator.edit("tech", spec -> spec.withObject("/processor").put("replicas", 2));

        assertThat(operator.awaitReason("tech", ConditionType.ExtractorReady, "WrongInput")
                        .message())
                .isEqualTo("pod tech-extractor-0, container extractor: exit code 2: " + words);
    }
}
