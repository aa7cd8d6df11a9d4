package io.stockpipeline.operator.kubernetes.defaults;

import static io.stockpipeline.operator.kubernetes.defaults.Filling.items;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.object;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** The defaults of a Service, and the addresses that the server allots. */
final class ServiceDefaults {
    private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger(1);

    private ServiceDefaults() {}

    static void service(ObjectNode service) {
        ObjectNode spec = object(service, "spec");
        text(spec, "type", "ClusterIP");
        text(spec, "sessionAffinity", "None");
        items(spec, "ports").forEach(port -> {
            text(port, "protocol", "TCP");
            if (!port.has("targetPort")) {
                port.set("targetPort", port.get("port"));
            }
        });
        if (spec.path("type").asText().equals("ExternalName")) {
            return;
        }
        text(spec, "internalTrafficPolicy", "Cluster");
        text(spec, "ipFamilyPolicy", "SingleStack");
        if (!spec.has("ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        if (!spec.has("clusterIP")) {
            int next = NEXT_ADDRESS.getAndIncrement();
            spec.put("clusterIP", "10.96." + (next >> 8 & 255) + "." + (next & 255));
        }
        if (!spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
        }
        if (spec.path("type").asText().equals("LoadBalancer")) {
            text(spec, "externalTrafficPolicy", "Cluster");
            if (!spec.has("allocateLoadBalancerNodePorts")) {
                spec.put("allocateLoadBalancerNodePorts", true);
            }
        }
    }
}
