package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.operator.policy.KubernetesFields;
import io.stockpipeline.operator.policy.Manifests;
import io.stockpipeline.operator.policy.PolicyRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code minikube/} puts into a cluster keeps to the same rules. */
class MinikubeTest {
    private static final Path KAFKA = Release.ROOT.resolve("minikube/kafka.yaml");

    @Test
    void shouldBringAKafkaThatKeepsToPolicy() throws IOException {
        Manifests kafka = Manifests.ofYaml(Files.readString(KAFKA));
        assertThat(PolicyRules.all()
                        .except("no-fixed-user", "StatefulSet kafka", "the image gives its user by name, not by number")
                        .faults(kafka))
                .isEmpty();
        assertThat(KubernetesFields.faults(kafka)).isEmpty();
    }
}
