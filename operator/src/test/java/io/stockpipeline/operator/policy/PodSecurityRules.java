package io.stockpipeline.operator.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Pod Security {@code restricted}, and a little more: what a namespace that enforces it would let in. */
final class PodSecurityRules {
    private static final String RESTRICTED = "pod-security-restricted";
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private PodSecurityRules() {}

    static Stream<Fault> restrictedPods(Manifests manifests) {
        return manifests.pods().flatMap(pod -> {
            List<String> words = new ArrayList<>();
            for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
                if (pod.spec().path(host).asBoolean()) {
                    words.add(host + " shares the node's");
                }
            }
            if (!pod.spec().at("/securityContext/sysctls").isMissingNode()) {
                words.add("sysctls are set");
            }
            Pod.list(pod.spec().path("volumes"))
                    .forEach(volume -> volume.fieldNames().forEachRemaining(type -> {
                        if (!type.equals("name") && !VOLUMES.contains(type)) {
                            words.add("volume " + volume.path("name").asText() + " is a " + type);
                        }
                    }));
            return words.stream().map(word -> Fault.of(RESTRICTED, pod.owner(), word));
        });
    }

    static Stream<Fault> restrictedContainers(Manifests manifests) {
        return manifests.containers().flatMap(container -> {
            List<String> words = new ArrayList<>();
            if (!container.inherited("runAsNonRoot").asBoolean()) {
                words.add("runAsNonRoot is not true");
            }
            if (container.inherited("runAsUser").asInt(1) == 0) {
                words.add("runAsUser is 0");
            }
            if (!container.inherited("seccompProfile").path("type").asText().equals("RuntimeDefault")) {
                words.add("seccompProfile is not RuntimeDefault");
            }
            if (container.security("allowPrivilegeEscalation").asBoolean(true)) {
                words.add("allowPrivilegeEscalation is not false");
            }
            if (container.security("privileged").asBoolean()) {
                words.add("privileged");
            }
            if (Pod.list(container.security("capabilities").path("drop"))
                    .noneMatch(drop -> drop.asText().equals("ALL"))) {
                words.add("capabilities are not dropped: drop [ALL]");
            }
            if (!container.security("capabilities").path("add").isEmpty()) {
                words.add("capabilities are added");
            }
            if (Pod.list(container.json().path("ports")).anyMatch(port -> port.has("hostPort"))) {
                words.add("hostPort is set");
            }
            return words.stream().map(word -> Fault.of(RESTRICTED, container, word));
        });
    }

    /** OpenShift assigns each namespace its own user ids; a fixed one would be refused there. */
    static Stream<Fault> noFixedUser(Manifests manifests) {
        return manifests
                .containers()
                .filter(container -> container.inherited("runAsUser").isNumber()
                        || container.inherited("runAsGroup").isNumber())
                .map(container -> Fault.of("no-fixed-user", container, "runAsUser or runAsGroup is set"));
    }

    static Stream<Fault> readOnlyRoot(Manifests manifests) {
        return manifests
                .containers()
                .filter(container ->
                        !container.security("readOnlyRootFilesystem").asBoolean())
                .map(container -> Fault.of("read-only-root", container, "readOnlyRootFilesystem is not true"));
    }
}
