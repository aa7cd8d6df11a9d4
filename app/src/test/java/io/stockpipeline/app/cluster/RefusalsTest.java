package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import org.junit.jupiter.api.Test;

/** What cannot work is refused by the API server at once, or said in the status. */
@OnCluster
class RefusalsTest {
    private static final String SPEC = """
            symbols: [AAPL]
            source: { synthetic: {} }
            windows: [{ size: 5m }]
            topics: { partitions: 2, deletionPolicy: Delete }
            """;

    @Test
    void partitionsCannotBeChanged(Trial trial) {
        TrialPipeline pipeline = trial.pipeline("fixed").apply(SPEC + "suspend: true\n");

        assertThatThrownBy(() -> pipeline.edit(spec -> ((ObjectNode) spec.get("topics")).put("partitions", 4)))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("partitions")
                .hasMessageContaining("fixed after creation");
        pipeline.delete();
    }

    @Test
    void aWrongWindowIsRefusedWithTheMend(Trial trial) {
        assertThatThrownBy(() -> trial.pipeline("wrong").apply("""
                        symbols: [AAPL]
                        source: { synthetic: {} }
                        windows: [{ type: Hopping, size: 5m }]
                        """))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("spec.windows[0]")
                .hasMessageContaining("a Hopping window needs advance (for example");
    }

    @Test
    void wrongCredentialsEndThePodsAndAreSaidInWords(Trial trial) {
        TrialPipeline pipeline = trial.pipeline("stranger");
        trial.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("wrong-login")
                        .withNamespace(pipeline.namespace())
                        .endMetadata()
                        .addToStringData("client.properties", """
                                security.protocol=SASL_PLAINTEXT
                                sasl.mechanism=PLAIN
                                sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
                                username="nobody" password="${password}";
                                """)
                        .addToStringData("password", "wrong")
                        .build())
                .create();

        pipeline.apply(SPEC.replace("Delete", "Retain") + "kafka: { clientConfigSecret: wrong-login }\n");

        Condition topics = pipeline.awaitReason(ConditionType.TopicsReady, "NotAuthorized");
        assertThat(topics.message()).isNotBlank();
        Condition extractor = pipeline.awaitReason(ConditionType.ExtractorReady, "WrongInput");
        assertThat(extractor.message()).contains("exit code 2").contains("wait-for-kafka");
        assertThat(pipeline.status().phase()).isEqualTo(Phase.Failed);
        assertThat(topics.message() + extractor.message()).doesNotContain("password=\"wrong\"");
        pipeline.delete();
    }

    @Test
    void aSecretThatIsMissingIsNamed(Trial trial) {
        TrialPipeline pipeline = trial.pipeline("secretless")
                .apply(SPEC.replace("Delete", "Retain") + "kafka: { clientConfigSecret: not-there }\n");

        assertThat(pipeline.awaitReason(ConditionType.TopicsReady, "SecretMissing")
                        .message())
                .contains("not-there");
        pipeline.delete();
    }
}
