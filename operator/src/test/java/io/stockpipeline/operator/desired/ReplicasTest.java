package io.stockpipeline.operator.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stockpipeline.model.yaml.PipelineFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicasTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    as many as asked for            | 4 | 1 | false | 3       | 3 | false
                    a partition and its copy each   | 4 | 1 | false | 8       | 8 | false
                    one more would idle             | 4 | 1 | false | 9       | 8 | true
                    without copies                  | 4 | 0 | false | 9       | 4 | true
                    two copies                      | 4 | 2 | false | 20      | 12 | true
                    none                            | 4 | 1 | false | 0       | 0 | false
                    suspended                       | 4 | 1 | true  | 3       | 0 | false
                    however many                    | 4 | 1 | false | 2147483647 | 8 | true
                    """)
    void podsThatHaveSomethingToDo(
            String what, int partitions, int standby, boolean suspend, int wanted, int created, boolean capped)
            throws Exception {
        ObjectNode tree = (ObjectNode) new YAMLMapper().readTree("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: tech, namespace: test }
                spec:
                  suspend: %s
                  symbols: [A]
                  source: { synthetic: {} }
                  windows: [{ size: 5m }]
                  topics: { partitions: %d }
                  processor: { standbyReplicas: %d }
                """.formatted(suspend, partitions, standby));

        Replicas replicas = Replicas.of(PipelineFile.of(tree).spec(), wanted);

        assertThat(replicas.created()).isEqualTo(created);
        assertThat(replicas.wanted()).isEqualTo(wanted);
        assertThat(replicas.capped()).isEqualTo(capped);
    }
}
