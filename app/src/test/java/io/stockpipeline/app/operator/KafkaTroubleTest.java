package io.stockpipeline.app.operator;

import static io.stockpipeline.app.operator.OperatorUnderTest.NAMESPACE;
import static io.stockpipeline.app.operator.OperatorUnderTest.template;
import static io.stockpipeline.app.operator.OperatorUnderTest.topics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.LoginBroker;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is the matter with Kafka: it is said, others go on, and when it is mended all is well without a restart. */
class KafkaTroubleTest {
    private static final String PASSWORD = "open-sesame";

    @TempDir
    static Path brokerFolder;

    @TempDir
    Path folder;

    private static LoginBroker kafka;
    private OperatorUnderTest operator;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = LoginBroker.start(brokerFolder, "app", PASSWORD);
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
    void aKafkaThatIsNotThereIsSaidAndHoldsUpNobodyElse() throws Exception {
        String nobody = freeAddress();
        operator = OperatorUnderTest.start(
                folder, Map.of(OperatorSettings.BOOTSTRAP_SERVERS, kafka.open().bootstrapServers()));
        for (int i = 0; i < 10; i++) {
            operator.apply(pipeline("lost" + i, "kafka: { bootstrapServers: \"" + nobody + "\" }"));
        }
        operator.apply(pipeline("well", ""));
        operator.awaitReady("well");

        assertThat(operator.awaitReason("lost0", ConditionType.TopicsReady, "KafkaUnreachable")
                        .message())
                .startsWith(nobody + " does not answer");
        for (int i = 0; i < 10; i++) {
            operator.awaitReason("lost" + i, ConditionType.Ready, "KafkaUnreachable");
        }
        for (int i = 1; i <= 3; i++) {
            Instant edited = Instant.now();
            String image = "registry.example/next:" + i;
            operator.edit("well", spec -> spec.put("image", image));
            await().until(() -> template(operator.processor("well")).contains(image));
            assertThat(Duration.between(edited, Instant.now()))
                    .as("an edit beside ten pipelines on a dead Kafka")
                    .isLessThan(Duration.ofSeconds(4));
        }
        assertThat(operator.pipeline("lost0").getStatus().phase()).isEqualTo(Phase.Pending);
        // The pods wait for it themselves: there is nothing that the operator would have to do later.
        assertThat(operator.processor("lost0")).isNotNull();
    }

    @Test
    void anAddressThatNobodyKnowsIsSaid() {
        operator = OperatorUnderTest.start(folder, Map.of(OperatorSettings.BOOTSTRAP_SERVERS, "kafka.invalid:9092"));
        operator.apply(pipeline("nowhere", ""));

        assertThat(operator.awaitReason("nowhere", ConditionType.Ready, "KafkaUnreachable")
                        .message())
                .isEqualTo("no host of kafka.invalid:9092 is known to DNS");

        operator.edit(
                "nowhere",
                spec -> spec.withObject("/kafka")
                        .put("bootstrapServers", kafka.open().bootstrapServers()));
        operator.awaitReady("nowhere");
    }

    @Test
    void noAddressAtAllIsSaid() {
        operator = OperatorUnderTest.start(folder, Map.of());
        operator.apply(pipeline("nothing", ""));

        assertThat(operator.awaitReason("nothing", ConditionType.Ready, "NoKafka")
                        .message())
                .startsWith("no Kafka is named: write spec.kafka.bootstrapServers");
        assertThat(operator.workloads("nothing")).isEmpty();
        assertThat(operator.pipeline("nothing").getStatus().phase()).isEqualTo(Phase.Failed);

        operator.edit(
                "nothing",
                spec -> spec.withObject("/kafka")
                        .put("bootstrapServers", kafka.open().bootstrapServers()));
        operator.awaitReady("nothing");
    }

    @Test
    void topicsThatSomebodyDeletesAreMadeAgainAndItIsSaid() throws Exception {
        operator = OperatorUnderTest.start(
                folder, Map.of(OperatorSettings.BOOTSTRAP_SERVERS, kafka.open().bootstrapServers()));
        operator.apply(pipeline("robbed", ""));
        operator.awaitReady("robbed");

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.open().bootstrapServers()))) {
            admin.deleteTopics(Set.of("test.robbed.bars")).all().get();
        }

        await().untilAsserted(() -> assertThat(operator.events("robbed"))
                .anySatisfy(event -> assertThat(event)
                        .startsWith("TopicDeletedExternally: somebody had deleted topic test.robbed.bars")));
        operator.awaitReady("robbed");
        assertThat(topics(kafka.open(), "robbed")).contains("test.robbed.bars").hasSize(6);
    }

    @Test
    void wrongCredentialsAreSaidUntilTheSecretIsCorrected() throws Exception {
        operator = OperatorUnderTest.start(folder, Map.of());
        operator.secret("client", login("wrong"));
        operator.apply(pipeline("locked", "kafka: { clientConfigSecret: client }"));

        assertThat(operator.awaitReason("locked", ConditionType.Ready, "NotAuthorized")
                        .message())
                .startsWith(kafka.login() + " refuses the credentials")
                .doesNotContain("wrong");
        assertThat(operator.pipeline("locked").getStatus().phase()).isEqualTo(Phase.Failed);

        operator.secret("client", login(PASSWORD));
        operator.awaitReady("locked");
        assertThat(operator.pipeline("locked").getStatus().kafka()).isEqualTo(kafka.login());
        assertThat(topics(kafka.open(), "locked")).hasSize(6);
    }

    @Test
    void aMissingSecretIsSaidAndTheAddressInItIsUsedWhenItComes() throws Exception {
        operator = OperatorUnderTest.start(folder, Map.of());
        operator.apply(pipeline("early", "kafka: { clientConfigSecret: late }"));

        assertThat(operator.awaitReason("early", ConditionType.Ready, "SecretMissing")
                        .message())
                .isEqualTo("spec.kafka.clientConfigSecret: there is no Secret late in namespace test: create it");
        assertThat(operator.workloads("early")).isEmpty();

        operator.secret("late", login(PASSWORD));
        operator.awaitReady("early");
        assertThat(template(operator.processor("early")))
                .contains("STOCKPIPELINE_BOOTSTRAP_SERVERS, value=" + kafka.login())
                .contains("STOCKPIPELINE_CLIENT_CONFIG, value=/etc/stockpipeline/kafka/client.properties");
    }

    @Test
    void aSecretThatGoesAwayLeavesWhatRuns() {
        operator = OperatorUnderTest.start(folder, Map.of());
        operator.secret("passing", login(PASSWORD));
        operator.apply(pipeline("bereft", "kafka: { clientConfigSecret: passing }"));
        operator.awaitReady("bereft");
        String before = template(operator.processor("bereft"));

        operator.client().secrets().inNamespace(NAMESPACE).withName("passing").delete();

        operator.awaitReason("bereft", ConditionType.Ready, "SecretMissing");
        assertThat(template(operator.processor("bereft"))).isEqualTo(before);
        assertThat(operator.pipeline("bereft").getStatus().phase()).isEqualTo(Phase.Degraded);
    }

    @Test
    void settingsThatMightHarmAreRefusedByName() {
        operator = OperatorUnderTest.start(folder, Map.of());
        operator.secret(
                "bad",
                Map.of(
                        "client.properties",
                        "bootstrap.servers=" + kafka.login() + "\ninterceptor.classes=com.example.Spy\n"
                                + "sasl.jaas.config=com.example.Evil required;"));
        operator.apply(pipeline("harm", "kafka: { clientConfigSecret: bad }"));

        assertThat(operator.awaitReason("harm", ConditionType.Ready, "KafkaMisconfigured")
                        .message())
                .contains("interceptor.classes: this setting is not allowed here")
                .contains("only the login modules of PLAIN, SCRAM and OAUTHBEARER are allowed");
        assertThat(operator.workloads("harm")).isEmpty();

        operator.secret("bad", login(PASSWORD));
        operator.awaitReady("harm");
    }

    private static Map<String, String> login(String password) {
        return Map.of("password", password, "client.properties", """
                bootstrap.servers=%s
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="app" password="${password}";
                """.formatted(kafka.login()));
    }

    static String pipeline(String name, String more) {
        return Edit.of(name).from(more).yaml();
    }

    static String freeAddress() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
