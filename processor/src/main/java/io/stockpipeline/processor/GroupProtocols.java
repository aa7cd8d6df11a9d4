package io.stockpipeline.processor;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.GroupProtocol;

/** Chooses how the processor's instances share the partitions. */
final class GroupProtocols {
    private static final String STREAMS_FEATURE = "streams.version";

    private GroupProtocols() {}

    /** {@code streams} where the brokers offer it, since it restarts in seconds; else {@code classic}. */
    static GroupProtocol choose(Admin admin) throws InterruptedException, ExecutionException {
        try {
            FeatureMetadata features =
                    admin.describeFeatures().featureMetadata().get();
            Map<String, FinalizedVersionRange> finalized = features.finalizedFeatures();
            FinalizedVersionRange streams = finalized.get(STREAMS_FEATURE);
            return streams != null && streams.maxVersionLevel() > 0 ? GroupProtocol.STREAMS : GroupProtocol.CLASSIC;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnsupportedVersionException) {
                return GroupProtocol.CLASSIC;
            }
            throw e;
        }
    }
}
