package io.stockpipeline.operator.kubernetes.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** The defaults of the built-in kinds, after {@code pkg/apis/.../v1/defaults.go} of Kubernetes 1.34. */
public final class BuiltInDefaults {
    private BuiltInDefaults() {}

    /** Fills in an object of this kind, in place. */
    public static Consumer<ObjectNode> of(String kind) {
        Consumer<ObjectNode> fillIn = switch (kind) {
            case "Deployment" -> WorkloadDefaults::deployment;
            case "StatefulSet" -> WorkloadDefaults::statefulSet;
            case "Pod" -> pod -> PodDefaults.fillIn(Filling.object(pod, "spec"));
            case "Service" -> ServiceDefaults::service;
            case "NetworkPolicy" -> NetworkDefaults::networkPolicy;
            case "Ingress" -> NetworkDefaults::ingress;
            case "Secret" -> SecretDefaults::secret;
            case "PersistentVolumeClaim" -> WorkloadDefaults::volumeClaim;
            // A PodDisruptionBudget, a ServiceAccount and a ConfigMap stay as they are.
            default -> object -> {};
        };
        Consumer<ObjectNode> omit = kind.equals("CustomResourceDefinition") ? object -> {} : OmittedValues::omit;
        return omit.andThen(fillIn);
    }
}
