package io.stockpipeline.operator.kubernetes.defaults;

import static io.stockpipeline.operator.kubernetes.defaults.Filling.at;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.items;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.number;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.object;
import static io.stockpipeline.operator.kubernetes.defaults.Filling.text;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The defaults of Deployments and StatefulSets. */
final class WorkloadDefaults {
    private WorkloadDefaults() {}

    static void deployment(ObjectNode deployment) {
        ObjectNode spec = object(deployment, "spec");
        number(spec, "replicas", 1);
        number(spec, "revisionHistoryLimit", 10);
        number(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = object(spec, "strategy");
        text(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = object(strategy, "rollingUpdate");
            text(rolling, "maxUnavailable", "25%");
            text(rolling, "maxSurge", "25%");
        }
        PodDefaults.fillIn(object(object(spec, "template"), "spec"));
    }

    static void statefulSet(ObjectNode set) {
        ObjectNode spec = object(set, "spec");
        number(spec, "replicas", 1);
        number(spec, "revisionHistoryLimit", 10);
        text(spec, "podManagementPolicy", "OrderedReady");
        ObjectNode strategy = object(spec, "updateStrategy");
        text(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            number(object(strategy, "rollingUpdate"), "partition", 0);
        }
        ObjectNode retention = object(spec, "persistentVolumeClaimRetentionPolicy");
        text(retention, "whenDeleted", "Retain");
        text(retention, "whenScaled", "Retain");
        items(spec, "volumeClaimTemplates").forEach(claim -> {
            text(claim, "apiVersion", "v1");
            text(claim, "kind", "PersistentVolumeClaim");
            volumeClaim(claim);
            text(object(claim, "status"), "phase", "Pending");
        });
        PodDefaults.fillIn(object(object(spec, "template"), "spec"));
    }

    static void volumeClaim(ObjectNode claim) {
        ObjectNode spec = object(claim, "spec");
        text(spec, "volumeMode", "Filesystem");
        at(spec, "resources", "requests").forEach(Quantities::normaliseAll);
        at(spec, "resources", "limits").forEach(Quantities::normaliseAll);
    }
}
