package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.PipelineFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real API server and {@code validate} agree on the files under {@code pipelines/}. Each is sent as {@code kubectl create
 * --dry-run=server --validate=strict} sends it, so nothing is made.
 *
 * <p>An API server names its complaints in no order, and sometimes by the mapping in place of the field; so the first path of
 * {@code validate} has to be among them, or be held by one of them. It looks for unknown fields before it looks at types, and
 * leaves it at those: where a mapping stands in place of a list or a text it names what is in the mapping, wherever in the file
 * that is. The build holds both to a stricter rule with a server of its own.
 */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixturesOnClusterTest {
    private Trial trial;
    private String namespace;

    @BeforeAll
    void find(Trial given) {
        trial = given;
        namespace = trial.namespace("pipelines");
    }

    static Stream<PipelineFixture> valid() {
        return PipelineFixture.valid();
    }

    /** Without those that are no YAML of one mapping, or whose kind or version has another address: nothing is sent there. */
    static Stream<PipelineFixture> invalid() {
        return PipelineFixture.invalid()
                .filter(fixture -> fixture.tree()
                        .filter(tree -> tree.path("apiVersion").asText().equals(StockPipeline.API_VERSION))
                        .filter(tree -> tree.path("kind").asText().equals(StockPipeline.KIND))
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("valid")
    void shouldTakeWhatValidateTakes(PipelineFixture fixture) {
        assertThat(send(fixture.tree().orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldRefuseWhatValidateRefusesAndNameTheSamePlace(PipelineFixture fixture) {
        List<String> ours = fixture.expected().stream()
                .map(fault -> fault.substring(0, fault.indexOf(": ")))
                .toList();

        List<Complaint> complaints = send(fixture.tree().orElseThrow());

        assertThat(complaints).as("%s is taken by the server", fixture).isNotEmpty();
        assertThat(complaints)
                .as("%s: among these, or held by one of them, the first of validate: %s", fixture, ours)
                .anyMatch(complaint ->
                        complaint.isAtOrAbove(ours.get(0)) || ours.stream().anyMatch(complaint::isUnknownAtOrBelow));
    }

    private List<Complaint> send(ObjectNode tree) {
        JsonNode metadata = tree.get("metadata");
        if (metadata instanceof ObjectNode mapping && isKubernetesName(mapping.path("namespace"))) {
            mapping.put("namespace", namespace);
        }
        try {
            trial.client()
                    .raw(
                            "/apis/" + StockPipeline.API_VERSION + "/namespaces/" + namespace
                                    + "/stockpipelines?dryRun=All&fieldValidation=Strict",
                            "POST",
                            tree);
            return List.of();
        } catch (KubernetesClientException e) {
            assertThat(e.getCode()).as("%s", e.getMessage()).isIn(400, 422);
            return Complaint.in(e.getStatus());
        }
    }

    /** Another namespace than the address's is refused before anything else is looked at. */
    private static boolean isKubernetesName(JsonNode namespace) {
        return namespace.isMissingNode() || namespace.asText().matches("[a-z0-9-]+");
    }
}
