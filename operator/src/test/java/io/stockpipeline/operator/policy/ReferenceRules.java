package io.stockpipeline.operator.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Nothing points at what is not there. Secrets are left out: they are somebody else's. */
final class ReferenceRules {
    private static final String DANGLING = "no-dangling-reference";

    private ReferenceRules() {}

    /** Selectors of Services, policies, budgets and monitors pick at least one pod (or Service) of these objects. */
    static Stream<Fault> selectors(Manifests manifests) {
        return manifests.all().stream()
                .filter(manifest -> !selector(manifest).isMissingNode())
                .filter(manifest -> !picks(manifest, manifests))
                .map(manifest -> Fault.of(DANGLING, manifest, "its selector " + selector(manifest) + " picks nothing"));
    }

    private static JsonNode selector(Manifest manifest) {
        return switch (manifest.kind()) {
            case "Service" -> manifest.json().at("/spec/selector");
            case "NetworkPolicy" -> manifest.json().at("/spec/podSelector/matchLabels");
            case "PodDisruptionBudget", "PodMonitor", "ServiceMonitor", "Deployment", "StatefulSet" ->
                manifest.json().at("/spec/selector/matchLabels");
            default -> manifest.json().at("/nothing");
        };
    }

    private static boolean picks(Manifest manifest, Manifests manifests) {
        JsonNode selector = selector(manifest);
        return switch (manifest.kind()) {
            case "ServiceMonitor" ->
                manifests.ofKind("Service").anyMatch(service -> Manifest.selects(selector, service.labels()));
            case "Deployment", "StatefulSet" ->
                Manifest.selects(selector, manifest.json().at("/spec/template/metadata/labels"));
            default ->
                manifests
                        .pods()
                        .filter(pod -> pod.owner().namespace().equals(manifest.namespace()))
                        .anyMatch(pod -> Manifest.selects(selector, pod.labels()));
        };
    }

    /** Names of ServiceAccounts, ConfigMaps, Services, roles and of a pod's own volumes and ports. */
    static Stream<Fault> names(Manifests manifests) {
        List<Fault> faults = new ArrayList<>();
        manifests.pods().forEach(pod -> podNames(pod, manifests, faults));
        manifests
                .ofKind("StatefulSet")
                .forEach(set ->
                        expect("Service", set.json().at("/spec/serviceName").asText(), set, manifests, faults));
        manifests
                .ofKind("Ingress")
                .forEach(ingress -> ingress.json()
                        .findValues("service")
                        .forEach(service ->
                                expect("Service", service.path("name").asText(), ingress, manifests, faults)));
        manifests.ofKind("RoleBinding", "ClusterRoleBinding").forEach(binding -> bound(binding, manifests, faults));
        manifests.ofKind("Service").forEach(service -> servicePorts(service, manifests, faults));
        return faults.stream();
    }

    private static void podNames(Pod pod, Manifests manifests, List<Fault> faults) {
        String account = pod.spec().path("serviceAccountName").asText("default");
        if (!account.equals("default")) {
            expect("ServiceAccount", account, pod.owner(), manifests, faults);
        }
        List<String> volumes = new ArrayList<>();
        Pod.list(pod.spec().path("volumes")).forEach(volume -> {
            volumes.add(volume.path("name").asText());
            if (volume.has("configMap") && !volume.at("/configMap/optional").asBoolean()) {
                expect("ConfigMap", volume.at("/configMap/name").asText(), pod.owner(), manifests, faults);
            }
        });
        Pod.list(pod.owner().json().at("/spec/volumeClaimTemplates"))
                .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
        pod.containers().forEach(container -> {
            Pod.list(container.json().path("volumeMounts"))
                    .map(mount -> mount.path("name").asText())
                    .filter(name -> !volumes.contains(name))
                    .forEach(name -> faults.add(Fault.of(DANGLING, container, "mounts no volume: " + name)));
            List<String> ports = container.json().path("ports").findValuesAsText("name");
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                container.json().path(probe).findValues("port").stream()
                        .filter(port -> port.isTextual() && !ports.contains(port.asText()))
                        .forEach(port ->
                                faults.add(Fault.of(DANGLING, container, probe + " asks no port: " + port.asText())));
            }
        });
    }

    private static void servicePorts(Manifest service, Manifests manifests, List<Fault> faults) {
        JsonNode selector = selector(service);
        if (selector.isMissingNode()) {
            return;
        }
        List<String> ports = manifests
                .pods()
                .filter(pod -> Manifest.selects(selector, pod.labels()))
                .flatMap(Pod::containers)
                .flatMap(container -> container.json().path("ports").findValuesAsText("name").stream())
                .toList();
        service.json().at("/spec/ports").findValues("targetPort").stream()
                .filter(port -> port.isTextual() && !ports.contains(port.asText()))
                .forEach(port -> faults.add(Fault.of(DANGLING, service, "no pod has a port " + port.asText())));
    }

    private static void bound(Manifest binding, Manifests manifests, List<Fault> faults) {
        String kind = binding.json().at("/roleRef/kind").asText();
        String role = binding.json().at("/roleRef/name").asText();
        boolean found = manifests
                .ofKind(kind)
                .anyMatch(manifest -> manifest.name().equals(role)
                        && (kind.equals("ClusterRole") || manifest.namespace().equals(binding.namespace())));
        if (!found) {
            faults.add(Fault.of(DANGLING, binding, "there is no " + kind + " " + role));
        }
        for (JsonNode subject : binding.json().path("subjects")) {
            boolean known = manifests
                    .ofKind(subject.path("kind").asText())
                    .anyMatch(manifest ->
                            manifest.name().equals(subject.path("name").asText())
                                    && manifest.namespace()
                                            .equals(subject.path("namespace").asText()));
            if (!known) {
                faults.add(Fault.of(DANGLING, binding, "there is no subject " + subject));
            }
        }
    }

    private static void expect(String kind, String name, Manifest from, Manifests manifests, List<Fault> faults) {
        if (!manifests.has(kind, name, from)) {
            faults.add(Fault.of(DANGLING, from, "there is no " + kind + " " + name + " in its namespace"));
        }
    }
}
