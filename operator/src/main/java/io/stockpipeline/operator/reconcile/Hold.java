package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.net.HttpURLConnection;
import java.util.List;

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
        StockPipelineResource fresh = new StockPipelineResource();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .withUid(resource.getMetadata().getUid())
                .withFinalizers(wanted ? List.of(StockPipelineResource.FINALIZER) : List.of())
                .build());
        try {
            client.resource(fresh).fieldManager(Labels.MANAGER).forceConflicts().serverSideApply();
        } catch (KubernetesClientException e) {
            // Gone already, perhaps with another one of its name in its place: then there is nothing to let go.
            boolean gone =
                    e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
            if (wanted || !gone) {
                throw e;
            }
        }
    }
}
