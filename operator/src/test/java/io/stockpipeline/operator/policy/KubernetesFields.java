package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ClusterRole;
import io.kubernetes.client.openapi.models.V1ClusterRoleBinding;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds objects of the built-in kinds to the API's fields: an unknown field, at any depth, is a fault. */
public final class KubernetesFields {
    /** Kinds of other APIs, whose fields nobody here knows. */
    private static final List<String> OTHER_APIS =
            List.of("monitoring.coreos.com", "kafka.strimzi.io", "stockpipeline.io");

    private static final List<String> TEXT_MAPS =
            List.of("labels", "annotations", "matchLabels", "nodeSelector", "selector", "data");

    private static final Map<String, Check> KINDS = Map.ofEntries(
            Map.entry("v1 ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement),
            Map.entry("v1 Pod", V1Pod::validateJsonElement),
            Map.entry("v1 Service", V1Service::validateJsonElement),
            Map.entry("v1 ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("apps/v1 Deployment", V1Deployment::validateJsonElement),
            Map.entry("apps/v1 StatefulSet", V1StatefulSet::validateJsonElement),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("rbac.authorization.k8s.io/v1 Role", V1Role::validateJsonElement),
            Map.entry("rbac.authorization.k8s.io/v1 RoleBinding", V1RoleBinding::validateJsonElement),
            Map.entry("rbac.authorization.k8s.io/v1 ClusterRole", V1ClusterRole::validateJsonElement),
            Map.entry("rbac.authorization.k8s.io/v1 ClusterRoleBinding", V1ClusterRoleBinding::validateJsonElement),
            Map.entry(
                    "apiextensions.k8s.io/v1 CustomResourceDefinition",
                    V1CustomResourceDefinition::validateJsonElement));

    static {
        new JSON(); // its constructor hands the models the reader that they validate with
    }

    private KubernetesFields() {}

    /** A line for each object with a field that its kind does not have, or of a kind that is not known here. */
    public static List<String> faults(Manifests manifests) {
        List<String> faults = new ArrayList<>();
        for (Manifest manifest : manifests.all()) {
            if (OTHER_APIS.contains(manifest.group())) {
                continue;
            }
            notText(manifest.json(), "")
                    .forEach(path -> faults.add(manifest.id() + ": " + path + " is not text: quote it"));
            Check check = KINDS.get(manifest.json().path("apiVersion").asText() + " " + manifest.kind());
            if (check == null) {
                faults.add(manifest.id() + ": kind unknown to this check");
                continue;
            }
            try {
                check.validate(JsonParser.parseString(manifest.json().toString()));
            } catch (IOException | RuntimeException e) {
                faults.add(manifest.id() + ": " + e.getMessage());
            }
        }
        return faults;
    }

    /** Labels, environment and the like are text; the API server refuses {@code tier: 1} and {@code debug: true}. */
    private static List<String> notText(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        if (node.isObject() && node.path("kind").asText().equals("CustomResourceDefinition")) {
            return found;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String below = path + "/" + field.getKey();
            if (TEXT_MAPS.contains(field.getKey()) && field.getValue().isObject()) {
                field.getValue().properties().stream()
                        .filter(entry -> !entry.getValue().isTextual()
                                && !entry.getValue().isContainerNode())
                        .forEach(entry -> found.add(below + "/" + entry.getKey()));
            } else if (field.getKey().equals("env")) {
                Pod.list(field.getValue())
                        .filter(variable ->
                                variable.has("value") && !variable.path("value").isTextual())
                        .forEach(variable ->
                                found.add(below + "/" + variable.path("name").asText()));
            }
            found.addAll(notText(field.getValue(), below));
        }
        Pod.list(node)
                .filter(JsonNode::isContainerNode)
                .filter(entry -> node.isArray())
                .forEach(entry -> found.addAll(notText(entry, path + "[]")));
        return found;
    }

    private interface Check {
        void validate(JsonElement json) throws IOException;
    }
}
