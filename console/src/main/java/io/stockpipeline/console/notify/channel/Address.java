package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.spec.NotificationSpec;

/** Where to post to: an address in the pipeline's file, or one that is itself a secret. */
record Address(NotificationSpec.Endpoint endpoint, SecretFiles secrets) {
    /**
     * The address as it stands now.
     *
     * @throws SecretFaultException when its Secret is missing
     */
    String now() throws SecretFaultException {
        if (endpoint.url() != null) {
            return endpoint.url();
        }
        if (endpoint.secretKeyRef() == null) {
            throw new SecretFaultException("there is neither url nor secretKeyRef");
        }
        return secrets.read(endpoint.secretKeyRef());
    }
}
