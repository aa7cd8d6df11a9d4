package io.stockpipeline.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease that the leading process holds. */
final class Lease {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final String identity;

    Lease(KubernetesClient client, String namespace, String name, String identity) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.identity = identity;
    }

    /** Gives it up if it is ours, so that the next one need not wait until it runs out. */
    void release() {
        try {
            var lease = client.leases().inNamespace(namespace).withName(name).get();
            if (lease == null || !identity.equals(lease.getSpec().getHolderIdentity())) {
                return;
            }
            // With the version that was read: if another one took it meanwhile, nothing happens.
            lease.getSpec().setHolderIdentity("");
            lease.getSpec().setLeaseDurationSeconds(1);
            client.resource(lease).update();
            LOG.info("gave up leadership");
        } catch (KubernetesClientException e) {
            LOG.info("the lease runs out by itself: {}", e.getMessage());
        }
    }
}
