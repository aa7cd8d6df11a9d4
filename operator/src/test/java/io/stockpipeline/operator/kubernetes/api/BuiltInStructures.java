package io.stockpipeline.operator.kubernetes.api;

import io.stockpipeline.operator.kubernetes.apply.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the built-in kinds merge, after the markers ({@code +listType}, {@code +listMapKey}, {@code +structType}) of Kubernetes'
 * API types. What is not here merges as {@link Structure} says.
 */
final class BuiltInStructures {
    static final List<String> METADATA = List.of("metadata.ownerReferences[!uid]", "metadata.finalizers[]");

    private static final List<String> VOLUME_SOURCES = List.of(
            "volumes[name].cephfs.secretRef!",
            "volumes[name].csi.nodePublishSecretRef!",
            "volumes[name].ephemeral.volumeClaimTemplate.spec.selector!");

    private static final List<String> CONTAINER = List.of(
            "[name].ports[containerPort,protocol=TCP]",
            "[name].env[name].valueFrom.fieldRef!",
            "[name].env[name].valueFrom.resourceFieldRef!",
            "[name].env[name].valueFrom.configMapKeyRef!",
            "[name].env[name].valueFrom.secretKeyRef!",
            "[name].volumeMounts[mountPath]",
            "[name].volumeDevices[devicePath]",
            "[name].resources.claims[name]");

    private static final List<String> POD_SPEC = Stream.of(
                    Stream.of("containers", "initContainers", "ephemeralContainers")
                            .flatMap(list -> CONTAINER.stream().map(line -> list + line)),
                    VOLUME_SOURCES.stream(),
                    Stream.of(
                            "volumes[name]",
                            "imagePullSecrets[!name]",
                            "hostAliases[ip]",
                            "schedulingGates[name]",
                            "resourceClaims[name]",
                            "nodeSelector!",
                            "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution!",
                            "topologySpreadConstraints[topologyKey,whenUnsatisfiable].labelSelector!"))
            .flatMap(lines -> lines)
            .toList();

    private BuiltInStructures() {}

    static Structure of(String kind) {
        List<String> lines = new ArrayList<>(METADATA);
        lines.add("status.conditions[type]");
        lines.addAll(
                switch (kind) {
                    case "Pod" -> Structure.below("spec", POD_SPEC);
                    case "Deployment", "StatefulSet", "ReplicaSet", "DaemonSet", "Job" -> workload();
                    case "Service" -> List.of("spec.ports[port,protocol=TCP]", "spec.selector!");
                    case "ServiceAccount" -> List.of("secrets[name]");
                    case "PodDisruptionBudget" -> List.of("spec.selector!");
                    case "NetworkPolicy" -> List.of("spec.podSelector!");
                    case "Ingress" -> List.of("spec.defaultBackend.resource!");
                    default -> List.<String>of();
                });
        return Structure.parse(lines);
    }

    private static List<String> workload() {
        List<String> lines = new ArrayList<>(Structure.below("spec.template.spec", POD_SPEC));
        lines.addAll(Structure.below("spec.template", METADATA));
        lines.add("spec.selector!");
        return lines;
    }
}
