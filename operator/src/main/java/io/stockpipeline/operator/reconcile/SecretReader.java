package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.stockpipeline.operator.desired.RoleConfig;
import java.net.HttpURLConnection;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the Secrets that a pipeline names: each by name, in the pipeline's own namespace, and no others. */
final class SecretReader {
    private final KubernetesClient client;
    private final String namespace;

    SecretReader(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** A Secret that cannot be had; the message says why. */
    static final class MissingSecretException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingSecretException(String message) {
            super(message);
        }
    }

    /**
     * What a Secret holds.
     *
     * @param hash changes when any of it does
     * @param fingerprint of namespace, name and content: nobody can make another Secret with the same
     */
    record Content(String hash, String fingerprint, Map<String, byte[]> data) {}

    /**
     * Reads one.
     *
     * @param field that names it, for the message
     * @throws MissingSecretException when it is not there, or must not be read
     */
    Content read(String name, String field) throws MissingSecretException {
        try {
            Secret secret =
                    client.secrets().inNamespace(namespace).withName(name).get();
            if (secret == null) {
                throw new MissingSecretException(
                        field + ": there is no Secret " + name + " in namespace " + namespace + ": create it");
            }
            return content(secret);
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                throw new MissingSecretException(field + ": the operator is not allowed to read Secret " + name
                        + " in namespace " + namespace + ": " + e.getMessage());
            }
            throw e;
        }
    }

    private static Content content(Secret secret) {
        Map<String, String> encoded =
                new TreeMap<>(Optional.ofNullable(secret.getData()).orElse(Map.of()));
        Map<String, byte[]> data = encoded.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> Base64.getDecoder().decode(entry.getValue())));
        String whole =
                secret.getMetadata().getNamespace() + "/" + secret.getMetadata().getName() + " " + encoded;
        return new Content(RoleConfig.digest(encoded.toString()), RoleConfig.fingerprint(whole), data);
    }
}
