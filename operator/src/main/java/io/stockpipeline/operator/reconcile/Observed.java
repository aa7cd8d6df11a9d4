package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of one pipeline as the watches last saw them. They are shared with the caches: nobody may change them.
 *
 * @param objects of every owned kind
 */
record Observed(List<HasMetadata> objects) {
    static Observed of(Context<StockPipelineResource> context, OwnedKinds owned) {
        List<HasMetadata> objects = new ArrayList<>();
        owned.kinds().forEach(kind -> objects.addAll(context.getSecondaryResources(kind)));
        return new Observed(List.copyOf(objects));
    }

    /** The object of this kind and name. */
    Optional<HasMetadata> find(String kind, String name) {
        return objects.stream()
                .filter(object -> object.getKind().equals(kind)
                        && object.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** The workload of this name, of whichever kind; while one replaces another of a different kind, the one that stays. */
    Optional<HasMetadata> workload(String name) {
        return objects.stream()
                .filter(object -> object instanceof Deployment || object instanceof StatefulSet)
                .filter(object -> object.getMetadata().getName().equals(name))
                .filter(object -> !object.isMarkedForDeletion())
                .findFirst();
    }

    /** The pods that the workload of this name makes. */
    Optional<PodTemplateSpec> template(String name) {
        return workload(name)
                .map(workload -> workload instanceof Deployment deployment
                        ? deployment.getSpec().getTemplate()
                        : ((StatefulSet) workload).getSpec().getTemplate());
    }

    /** The ConfigMap that the pods of the workload of this name are made with now. */
    Optional<String> configName(String name) {
        return template(name).stream()
                .flatMap(template -> template.getSpec().getVolumes().stream())
                .filter(volume -> volume.getName().equals("config") && volume.getConfigMap() != null)
                .map(volume -> volume.getConfigMap().getName())
                .findFirst();
    }

    Optional<ConfigMap> configMap(String name) {
        return find("ConfigMap", name).map(ConfigMap.class::cast);
    }
}
