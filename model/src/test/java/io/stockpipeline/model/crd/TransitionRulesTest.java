package io.stockpipeline.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What may not change once a pipeline has been made. Only an API server knows what was there before. */
class TransitionRulesTest {
    private static final ApiServer SERVER = ApiServer.withCrd();
    private static final String NOTHING = "{}";

    @Test
    void shouldKeepTheNumberOfPartitions() {
        assertThat(pathsOfChange("{ partitions: 4 }", "{ partitions: 4, retention: { ticks: 1d } }"))
                .isEmpty();
        assertThat(pathsOfChange("{ partitions: 4 }", "{ partitions: 8 }")).containsExactly("spec.topics.partitions");
        assertThat(pathsOfChange("{ partitions: 8 }", "{ partitions: 4 }")).containsExactly("spec.topics.partitions");
    }

    @Test
    void shouldTakeNoneGivenForTheDefault() {
        assertThat(pathsOfChange(NOTHING, "{ partitions: 12 }")).isEmpty();
        assertThat(pathsOfChange("{ partitions: 12 }", NOTHING)).isEmpty();
        assertThat(pathsOfChange(NOTHING, "{ partitions: 13 }")).containsExactly("spec.topics.partitions");
        assertThat(pathsOfChange("{ partitions: 13 }", NOTHING)).containsExactly("spec.topics.partitions");
    }

    /** The trap of a rule that stands at topics itself: it is not asked when they go, nor when they come. */
    @Test
    void shouldNotBeGotRoundByLeavingTheTopicsOut() {
        assertThat(pathsOfChange("{ partitions: 4, replicationFactor: 3 }", null))
                .containsExactly("spec.topics.partitions", "spec.topics.replicationFactor");
        assertThat(pathsOfChange(null, "{ partitions: 4 }")).containsExactly("spec.topics.partitions");
    }

    @Test
    void shouldCountThePartitionsOfAThroughput() {
        String twelve = "{ throughput: { target: 480000, producer: 50000, consumer: 40000 } }";
        String stillTwelve = "{ throughput: { target: 440001, producer: 50000, consumer: 40000 } }";
        String thirteen = "{ throughput: { target: 480001, producer: 50000, consumer: 40000 } }";
        String byProducer = "{ throughput: { target: 480001, producer: 40000, consumer: 50000 } }";

        assertThat(pathsOfChange(NOTHING, twelve)).isEmpty();
        assertThat(pathsOfChange(twelve, stillTwelve)).isEmpty();
        assertThat(pathsOfChange(twelve, thirteen)).containsExactly("spec.topics.partitions");
        assertThat(pathsOfChange(thirteen, byProducer)).isEmpty();
        assertThat(pathsOfChange(thirteen, "{ partitions: 13 }")).isEmpty();
    }

    @Test
    void shouldKeepTheReplicationFactorOnceGiven() {
        assertThat(pathsOfChange("{ replicationFactor: 3 }", "{ replicationFactor: 3 }"))
                .isEmpty();
        assertThat(pathsOfChange("{ replicationFactor: 3 }", "{ replicationFactor: 1 }"))
                .containsExactly("spec.topics.replicationFactor");
        assertThat(pathsOfChange("{ replicationFactor: 3 }", NOTHING)).containsExactly("spec.topics.replicationFactor");
        assertThat(pathsOfChange(NOTHING, "{ replicationFactor: 3 }")).isEmpty();
    }

    private static List<String> pathsOfChange(String before, String after) {
        return SERVER.update(pipeline(before), pipeline(after)).stream()
                .map(Complaint::path)
                .toList();
    }

    private static ObjectNode pipeline(String topics) {
        String yaml = """
                metadata: { name: tech }
                spec:
                  symbols: [AAPL]
                  source: { yahoo: {} }
                  windows: [{ size: 5m }]
                """;
        String text = topics == null ? yaml : yaml + "  topics: " + topics + "\n";
        return (ObjectNode) Crd.json(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }
}
