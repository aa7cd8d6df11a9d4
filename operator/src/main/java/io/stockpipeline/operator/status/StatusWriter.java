package io.stockpipeline.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;

/**
 * Writes statuses, by server-side apply of a fresh object under this operator's own name: so one operator sees when another
 * speaks of the same pipeline.
 */
public final class StatusWriter {
    /** Begins the name of every operator's field manager for statuses. */
    public static final String MANAGER_PREFIX = "stockpipeline-operator/";

    private final KubernetesClient client;
    private final String manager;

    /**
     * Prepares.
     *
     * @param identity of this operator: {@code namespace/name}
     */
    public StatusWriter(KubernetesClient client, String identity) {
        this.client = client;
        this.manager = MANAGER_PREFIX + identity;
    }

    /**
     * Writes.
     *
     * @return the resource's version after it
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server says no
     */
    public String write(StockPipelineResource of, StockPipelineStatus status) {
        StockPipelineResource fresh = new StockPipelineResource();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(of.getMetadata().getName())
                .withNamespace(of.getMetadata().getNamespace())
                .build());
        fresh.setStatus(status);
        return client.resource(fresh)
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .withForce(true)
                        .build())
                .getMetadata()
                .getResourceVersion();
    }

    /** The name under which this operator writes. */
    public String manager() {
        return manager;
    }
}
