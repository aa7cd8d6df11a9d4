package io.stockpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.stockpipeline.operator.policy.KubernetesFields;
import io.stockpipeline.operator.policy.Manifests;
import io.stockpipeline.operator.policy.PolicyRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pipeline becomes keeps to the security baseline and to Kubernetes' own fields, and every pod waits for its Kafka. */
class PolicyTest {
    static Stream<Path> cases() throws IOException {
        return GoldenFilesTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void objectsKeepToTheSecurityBaseline(Path folder) throws Exception {
        PolicyRules rules = PolicyRules.all();
        if (folder.endsWith("everything")) {
            rules = rules.except(
                    "no-dangling-reference", "Deployment crypto-processor", "its template names an account of its own");
        }
        if (folder.endsWith("file")) {
            rules = rules.except(
                    "no-dangling-reference",
                    "StatefulSet history-extractor",
                    "whoever has the file makes its ConfigMap");
        }

        assertThat(rules.faults(objects(folder))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void objectsHaveNoFieldThatKubernetesDoesNotKnow(Path folder) throws Exception {
        assertThat(KubernetesFields.faults(objects(folder))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void podsWaitForKafkaAndThenForTheirTopics(Path folder) throws Exception {
        assertThat(pods(folder)).isNotEmpty().allSatisfy(pod -> {
            assertThat(pod.getInitContainers())
                    .extracting(Container::getName)
                    .startsWith("wait-for-kafka", "wait-for-topics");
            assertThat(pod.getInitContainers().get(0).getArgs()).startsWith("wait-for", "kafka");
            assertThat(pod.getInitContainers().get(1).getArgs()).startsWith("wait-for", "topics");
            assertThat(pod.getInitContainers())
                    .allSatisfy(container -> assertThat(container.getArgs()).containsSubsequence("--timeout", "0"));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyProcessorsWaitForATopicOfSomebodyElse(Path folder) throws Exception {
        JsonNode kafka =
                new YAMLMapper().readTree(folder.resolve("in.yaml").toFile()).at("/spec/source/kafka");

        assertThat(pods(folder)).allSatisfy(pod -> {
            boolean waits =
                    kafka.isObject() && pod.getContainers().get(0).getName().equals("processor");
            assertThat(pod.getInitContainers()).hasSize(waits ? 3 : 2);
            if (waits) {
                assertThat(pod.getInitContainers().get(2).getArgs())
                        .containsExactly(
                                "wait-for", "topics", kafka.path("topic").asText(), "--timeout", "0");
            }
        });
    }

    /** The same image, the same Kafka, the same files: what the init containers find is what the role will find. */
    @ParameterizedTest
    @MethodSource("cases")
    void waitingContainersSeeWhatTheRoleSees(Path folder) throws Exception {
        assertThat(pods(folder)).allSatisfy(pod -> {
            Container role = pod.getContainers().get(0);
            assertThat(kafka(role)).containsKey("STOCKPIPELINE_BOOTSTRAP_SERVERS");
            assertThat(pod.getInitContainers()).allSatisfy(container -> {
                assertThat(container.getImage()).isEqualTo(role.getImage());
                assertThat(kafka(container)).isEqualTo(kafka(role));
                assertThat(container.getVolumeMounts()).isEqualTo(role.getVolumeMounts());
            });
        });
    }

    private static Map<String, String> kafka(Container container) {
        return container.getEnv().stream()
                .filter(variable -> List.of("STOCKPIPELINE_BOOTSTRAP_SERVERS", "STOCKPIPELINE_CLIENT_CONFIG")
                        .contains(variable.getName()))
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    private static List<PodSpec> pods(Path folder) throws Exception {
        return GoldenFilesTest.desired(folder.resolve("in.yaml")).stream()
                .flatMap(PolicyTest::pod)
                .toList();
    }

    private static Stream<PodSpec> pod(HasMetadata object) {
        if (object instanceof Deployment deployment) {
            return Stream.of(deployment.getSpec().getTemplate().getSpec());
        }
        return object instanceof StatefulSet set
                ? Stream.of(set.getSpec().getTemplate().getSpec())
                : Stream.empty();
    }

    private static Manifests objects(Path folder) throws Exception {
        return Manifests.of(GoldenFilesTest.desired(folder.resolve("in.yaml")));
    }
}
