package io.stockpipeline.operator.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.resource.StockPipelineResource;

/**
 * The finalizer: it holds a pipeline whose topics go with it until they have gone. One whose topics stay has none, so that a
 * namespace can always be deleted, operator or not.
 */
final class Hold {
    private Hold() {}

    /** Sets or lifts it, if it is not so already. */
    static void set(KubernetesClient client, StockPipelineResource resource, boolean wanted) {
        if (resource.hasFinalizer(StockPipelineResource.FINALIZER) == wanted) {
            return;
        }
        if (wanted) {
            place(client, resource);
        } else {
            lift(client, resource);
        }
    }

    private static void place(KubernetesClient client, StockPipelineResource resource) {
        StockPipelineResource fresh = new StockPipelineResource();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .withUid(resource.getMetadata().getUid())
                .withFinalizers(StockPipelineResource.FINALIZER)
                .build());
        client.resource(fresh).fieldManager(Labels.MANAGER).forceConflicts().serverSideApply();
    }

    /** By a patch of the list: an apply would leave the finalizer to whoever has applied it too, a backup for example. */
    private static void lift(KubernetesClient client, StockPipelineResource resource) {
        StockPipelineResource present = client.resource(resource).get();
        if (present == null
                || !present.getMetadata().getUid().equals(resource.getMetadata().getUid())
                || !present.hasFinalizer(StockPipelineResource.FINALIZER)) {
            return;
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        // With the version that was read: a list that somebody else has changed meanwhile is looked at again.
        metadata.put("resourceVersion", present.getMetadata().getResourceVersion());
        ArrayNode others = metadata.putArray("finalizers");
        present.getMetadata().getFinalizers().stream()
                .filter(finalizer -> !finalizer.equals(StockPipelineResource.FINALIZER))
                .forEach(others::add);
        client.resource(present).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString());
    }
}
