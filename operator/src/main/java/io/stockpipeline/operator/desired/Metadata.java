package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.util.Map;

/**
 * Makes the metadata of a pipeline's objects: all are owned by it, so that Kubernetes removes them with it.
 *
 * @param ownerUid the StockPipeline's uid
 */
record Metadata(Pipeline pipeline, String ownerUid) {
    ObjectMeta of(String name) {
        return with(name, Labels.of(pipeline.name()));
    }

    ObjectMeta of(String name, PipelineRole component) {
        return with(name, Labels.of(pipeline.name(), component));
    }

    private ObjectMeta with(String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(pipeline.namespace())
                .withLabels(labels)
                .withOwnerReferences(owner())
                .build();
    }

    private OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion(StockPipelineResource.GROUP + "/" + StockPipelineResource.VERSION)
                .withKind(StockPipelineResource.KIND)
                .withName(pipeline.name())
                .withUid(ownerUid)
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
