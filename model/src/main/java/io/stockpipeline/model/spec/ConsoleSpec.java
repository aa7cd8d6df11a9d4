package io.stockpipeline.model.spec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The console's workload and access. */
public record ConsoleSpec(
        boolean enabled,
        int replicas,
        @Nullable History history,
        Auth auth,
        @Nullable Tls tls,
        Service service,
        @Nullable Ingress ingress,
        @Nullable PodTemplate template) {

    /** Where the database's address and credentials lie. */
    public record History(SecretRef secretRef) {}

    /** Who may read. {@code secretRef} holds the tokens; {@code issuer} and {@code audience} belong to Oidc. */
    public record Auth(
            Auth.Type type,
            @Nullable SecretRef secretRef,
            @Nullable String issuer,
            @Nullable String audience) {
        /** Kinds of access. */
        public enum Type {
            None,
            Token,
            Oidc
        }
    }

    /** A mounted certificate. */
    public record Tls(SecretRef secretRef) {}

    /** The Service in front of the console. */
    public record Service(Service.Type type) {
        /** Kinds of Service. */
        public enum Type {
            ClusterIP,
            NodePort,
            LoadBalancer
        }
    }

    /** The Ingress in front of the Service. */
    public record Ingress(
            String host,
            @Nullable String className,
            @Nullable String tlsSecretName,
            Map<String, String> annotations) {}
}
