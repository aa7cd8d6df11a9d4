package io.stockpipeline.operator.kubernetes.defaults;

import static io.stockpipeline.operator.kubernetes.defaults.Filling.at;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.items;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.number;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.object;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The defaults of a container. */
final class ContainerDefaults {
    private ContainerDefaults() {}

    static void fillIn(ObjectNode container) {
        text(container, "terminationMessagePath", "/dev/termination-log");
        text(container, "terminationMessagePolicy", "File");
        text(container, "imagePullPolicy", pullPolicy(container.path("image").asText()));
        resources(object(container, "resources"));
        items(container, "ports").forEach(port -> text(port, "protocol", "TCP"));
        items(container, "env").forEach(ContainerDefaults::env);
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            at(container, probe).forEach(ContainerDefaults::probe);
        }
        for (String hook : List.of("postStart", "preStop")) {
            at(container, "lifecycle", hook, "httpGet").forEach(ContainerDefaults::httpGet);
        }
    }

    private static String pullPolicy(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        boolean latest = !image.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
        return latest ? "Always" : "IfNotPresent";
    }

    private static void resources(ObjectNode resources) {
        at(resources, "limits").forEach(Quantities::normaliseAll);
        at(resources, "requests").forEach(Quantities::normaliseAll);
        // What is limited and not requested is requested in full.
        at(resources, "limits")
                .forEach(limits -> limits.properties().forEach(limit -> {
                    ObjectNode requests = object(resources, "requests");
                    JsonNode requested = requests.get(limit.getKey());
                    if (requested == null) {
                        requests.set(limit.getKey(), limit.getValue());
                    }
                }));
    }

    private static void env(ObjectNode variable) {
        at(variable, "valueFrom", "fieldRef").forEach(ref -> text(ref, "apiVersion", "v1"));
        at(variable, "valueFrom", "resourceFieldRef").forEach(ref -> {
            text(ref, "divisor", "0");
            Quantities.normalise(ref, "divisor");
        });
    }

    private static void probe(ObjectNode probe) {
        number(probe, "timeoutSeconds", 1);
        number(probe, "periodSeconds", 10);
        number(probe, "successThreshold", 1);
        number(probe, "failureThreshold", 3);
        at(probe, "httpGet").forEach(ContainerDefaults::httpGet);
        at(probe, "grpc").forEach(grpc -> text(grpc, "service", ""));
    }

    private static void httpGet(ObjectNode get) {
        text(get, "path", "/");
        text(get, "scheme", "HTTP");
    }
}
