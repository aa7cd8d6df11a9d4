package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the spec alone does not say.
 *
 * @param ownerUid the StockPipeline's uid, for owner references
 * @param bootstrapServers the Kafka in use
 * @param secretsHash of what the named Secrets hold now; absent when none is named. A change rolls the pods that read them
 * @param processorReplicas how many the operator wants, autoscaling included, before the cap by partitions
 * @param image of the pods
 */
public record Facts(
        String ownerUid, String bootstrapServers, SecretsHash secretsHash, int processorReplicas, String image) {

    /** Hashes of what the Secrets hold, by who reads them. */
    public record SecretsHash(
            @Nullable String kafka,
            @Nullable String source,
            @Nullable String console) {
        /** No Secret is named. */
        public static final SecretsHash NONE = new SecretsHash(null, null, null);

        /** The hash of a role's own Secrets that its pods are made with; Kafka's stands before it. */
        public static @Nullable String own(PodTemplateSpec pods) {
            Map<String, String> annotations = pods.getMetadata().getAnnotations();
            String joined = annotations == null ? null : annotations.get(PodBlueprint.SECRETS_ANNOTATION);
            return joined == null ? null : joined.substring(joined.lastIndexOf('-') + 1);
        }
    }
}
