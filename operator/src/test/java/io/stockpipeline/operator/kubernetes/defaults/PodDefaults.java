package io.stockpipeline.operator.kubernetes.defaults;

import static io.stockpipeline.operator.kubernetes.defaults.Filling.at;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.items;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.number;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.object;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The defaults of a pod, or of a pod template. */
final class PodDefaults {
    private static final int MODE_0644 = 420;

    private PodDefaults() {}

    static void fillIn(ObjectNode spec) {
        text(spec, "restartPolicy", "Always");
        text(spec, "dnsPolicy", "ClusterFirst");
        text(spec, "schedulerName", "default-scheduler");
        number(spec, "terminationGracePeriodSeconds", 30);
        object(spec, "securityContext");
        if (spec.has("serviceAccountName")) {
            // The old name is kept in step; nobody applies it.
            spec.set("serviceAccount", spec.get("serviceAccountName"));
        } else {
            spec.remove("serviceAccount");
        }
        items(spec, "initContainers").forEach(ContainerDefaults::fillIn);
        items(spec, "containers").forEach(ContainerDefaults::fillIn);
        items(spec, "volumes").forEach(PodDefaults::volume);
    }

    private static void volume(ObjectNode volume) {
        for (String source : List.of("secret", "configMap", "projected", "downwardAPI")) {
            at(volume, source).forEach(node -> number(node, "defaultMode", MODE_0644));
        }
        at(volume, "emptyDir").forEach(empty -> Quantities.normalise(empty, "sizeLimit"));
        at(volume, "downwardAPI").forEach(PodDefaults::downward);
        at(volume, "projected")
                .forEach(projected -> items(projected, "sources").forEach(source -> {
                    at(source, "downwardAPI").forEach(PodDefaults::downward);
                    at(source, "serviceAccountToken").forEach(token -> number(token, "expirationSeconds", 3600));
                }));
        at(volume, "hostPath").forEach(path -> text(path, "type", ""));
        if (volume.size() == 1) {
            volume.putObject("emptyDir");
        }
    }

    private static void downward(ObjectNode api) {
        items(api, "items").forEach(item -> at(item, "fieldRef").forEach(ref -> text(ref, "apiVersion", "v1")));
    }
}
