package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.kubernetes.defaults.BuiltInDefaults;
import java.util.List;
import java.util.function.Consumer;

/** The kinds that every cluster serves, as far as operators meet them. */
public final class BuiltInResources {
    private BuiltInResources() {}

    /** All of them. */
    public static List<ApiResource> all() {
        return List.of(
                plain("", "v1", "configmaps", "ConfigMap"),
                plain("", "v1", "secrets", "Secret"),
                plain("", "v1", "serviceaccounts", "ServiceAccount"),
                plain("", "v1", "events", "Event"),
                plain("", "v1", "endpoints", "Endpoints"),
                withStatus("", "v1", "services", "Service", false),
                withStatus("", "v1", "pods", "Pod", true),
                withStatus("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", false),
                cluster("", "v1", "namespaces", "Namespace", true),
                cluster("", "v1", "nodes", "Node", true),
                withStatus("apps", "v1", "deployments", "Deployment", true),
                withStatus("apps", "v1", "statefulsets", "StatefulSet", true),
                withStatus("apps", "v1", "replicasets", "ReplicaSet", true),
                withStatus("apps", "v1", "daemonsets", "DaemonSet", true),
                withStatus("batch", "v1", "jobs", "Job", true),
                withStatus("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true),
                withStatus("networking.k8s.io", "v1", "ingresses", "Ingress", true),
                type("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true, false, true),
                plain("events.k8s.io", "v1", "events", "Event"),
                plain("coordination.k8s.io", "v1", "leases", "Lease"),
                plain("rbac.authorization.k8s.io", "v1", "roles", "Role"),
                plain("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding"),
                cluster("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false),
                cluster("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false),
                cluster(CustomResources.GROUP, "v1", CustomResources.PLURAL, "CustomResourceDefinition", true));
    }

    private static ApiResource plain(String group, String version, String plural, String kind) {
        return type(group, version, plural, kind, true, false, false);
    }

    private static ApiResource withStatus(
            String group, String version, String plural, String kind, boolean generation) {
        return type(group, version, plural, kind, true, true, generation);
    }

    private static ApiResource cluster(String group, String version, String plural, String kind, boolean status) {
        return type(group, version, plural, kind, false, status, false);
    }

    private static ApiResource type(
            String group,
            String version,
            String plural,
            String kind,
            boolean namespaced,
            boolean status,
            boolean generation) {
        Consumer<ObjectNode> defaults = BuiltInDefaults.of(kind);
        return new ApiResource(
                group,
                version,
                plural,
                kind,
                namespaced,
                status,
                generation,
                false,
                BuiltInStructures.of(kind),
                defaults);
    }
}
