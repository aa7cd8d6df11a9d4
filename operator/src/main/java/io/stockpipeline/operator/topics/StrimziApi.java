package io.stockpipeline.operator.topics;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/** Whether this cluster knows Strimzi's topics, found by discovery: reading definitions would need a right over the cluster. */
final class StrimziApi {
    private StrimziApi() {}

    /** The kind KafkaTopic in the version that the cluster prefers. */
    static Optional<ResourceDefinitionContext> kafkaTopic(KubernetesClient client) {
        APIGroup group = client.getApiGroup(StrimziTopics.GROUP);
        if (group == null) {
            return Optional.empty();
        }
        return Optional.of(new ResourceDefinitionContext.Builder()
                .withGroup(StrimziTopics.GROUP)
                .withVersion(group.getPreferredVersion().getVersion())
                .withKind("KafkaTopic")
                .withPlural("kafkatopics")
                .withNamespaced(true)
                .build());
    }
}
