package io.stockpipeline.operator.desired;

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
    }
}
