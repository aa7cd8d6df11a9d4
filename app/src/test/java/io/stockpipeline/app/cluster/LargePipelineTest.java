package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest list of symbols fits, whichever way it is applied; nothing of it is started. */
@OnCluster
class LargePipelineTest {
    private static final int SYMBOLS = 5000;
    private static final String SPEC = """
            suspend: true
            source: { synthetic: {} }
            windows: [{ size: 5m, tolerance: 0.5% }]
            topics: { partitions: 1, deletionPolicy: Delete }
            symbols:
            """
            + IntStream.range(0, SYMBOLS)
                    .mapToObj("- SYMBOL.OF.THE.LONGEST.KIND.%05d%n"::formatted)
                    .collect(Collectors.joining());

    @Test
    void serverSideApplyTakesIt(Trial trial) {
        TrialPipeline pipeline = trial.pipeline("large").apply(SPEC);

        pipeline.awaitReason(ConditionType.Ready, "Suspended");

        assertThat(pipeline.status().symbolCount()).isEqualTo(SYMBOLS);
        pipeline.delete();
    }

    /** It keeps what was applied in an annotation, which may hold 256 KiB with all others. */
    @Test
    void clientSideApplyTakesIt(Trial trial) throws Exception {
        TrialPipeline applied = trial.pipeline("large-and-annotated").apply(SPEC);
        StockPipelineResource resource = applied.get();
        applied.delete();
        ObjectNode spec = resource.getSpec();
        String whole =
                new ObjectMapper().writeValueAsString(Map.of("apiVersion", "stockpipeline.io/v1alpha1", "spec", spec));
        resource.setStatus(null);
        resource.setMetadata(new ObjectMetaBuilder()
                .withName("large-and-annotated")
                .withNamespace(applied.namespace())
                .withLabels(resource.getMetadata().getLabels())
                .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", whole)
                .build());

        trial.client().resource(resource).create();

        applied.awaitReason(ConditionType.Ready, "Suspended");
        applied.delete();
    }
}
