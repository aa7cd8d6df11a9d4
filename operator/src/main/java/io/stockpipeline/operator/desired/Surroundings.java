package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.stockpipeline.model.role.PipelineRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands around the workloads: Services, disruption budgets, network policies, monitors. */
final class Surroundings {
    /** Old revisions that are kept, to look back or roll back. */
    static final int HISTORY = 3;

    static final String MONITORING_GROUP = "monitoring.coreos.com";

    private Surroundings() {}

    /** A StatefulSet's Service: it gives the pods names and serves nothing. */
    static HasMetadata headlessService(Pipeline pipeline, PipelineRole component, Metadata metadata) {
        return new ServiceBuilder()
                .withMetadata(metadata.of(pipeline.nameOf(component), component))
                .withNewSpec()
                .withType("ClusterIP")
                .withClusterIP("None")
                .withSelector(Labels.selector(pipeline.name(), component))
                .withPorts(new ServicePortBuilder()
                        .withName("health")
                        .withPort(RoleEnvironment.HEALTH_PORT)
                        .withTargetPort(new IntOrString("health"))
                        .withProtocol("TCP")
                        .build())
                .endSpec()
                .build();
    }

    /** A drained node takes one pod at a time; one that is broken anyway never holds up a drain. */
    static HasMetadata disruptionBudget(Pipeline pipeline, PipelineRole component, Metadata metadata) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(metadata.of(pipeline.nameOf(component), component))
                .withNewSpec()
                .withMaxUnavailable(new IntOrString(1))
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(Labels.selector(pipeline.name(), component))
                .endSelector()
                .endSpec()
                .build();
    }

    /**
     * Who may come in: everybody to the probes and metrics of all pods, and to the console, where who may read is a matter of
     * {@code spec.console.auth}. Where the pods may go cannot be named: brokers, venues, the database, those who are notified and
     * a provider of logins have no fixed addresses.
     */
    static HasMetadata networkPolicy(Pipeline pipeline, Metadata metadata) {
        return new NetworkPolicyBuilder()
                .withMetadata(metadata.of(pipeline.name()))
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Labels.selector(pipeline.name()))
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .withIngress(new NetworkPolicyIngressRuleBuilder()
                        .withPorts(
                                new NetworkPolicyPort(null, new IntOrString("health"), "TCP"),
                                new NetworkPolicyPort(null, new IntOrString(ConsoleObjects.PORT), "TCP"))
                        .build())
                .endSpec()
                .build();
    }

    /** For Prometheus' operator; a kind of its own, so a generic object. */
    static HasMetadata podMonitor(Pipeline pipeline, Metadata metadata) {
        GenericKubernetesResource monitor = new GenericKubernetesResource();
        monitor.setApiVersion(MONITORING_GROUP + "/v1");
        monitor.setKind("PodMonitor");
        monitor.setMetadata(metadata.of(pipeline.name()));
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("selector", Map.of("matchLabels", Labels.selector(pipeline.name())));
        // No metric names its pipeline: the series get it from the pod.
        spec.put("podTargetLabels", List.of(Labels.INSTANCE, Labels.COMPONENT));
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("port", "health");
        endpoint.put("path", "/metrics");
        spec.put("podMetricsEndpoints", List.of(endpoint));
        monitor.setAdditionalProperty("spec", spec);
        return monitor;
    }

    /** One hash of several, where there are any. */
    static @Nullable String joined(@Nullable String... hashes) {
        String joined = Stream.of(hashes).filter(Objects::nonNull).collect(Collectors.joining("-"));
        return joined.isEmpty() ? null : joined;
    }
}
