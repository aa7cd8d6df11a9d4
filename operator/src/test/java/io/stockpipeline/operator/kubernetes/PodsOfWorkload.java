package io.stockpipeline.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pods that a Deployment or a StatefulSet wants: how many, how they are called, of which template. */
final class PodsOfWorkload {
    private static final String REVISION = "controller-revision-hash";
    private static final String TEMPLATE_HASH = "pod-template-hash";

    private PodsOfWorkload() {}

    static List<String> names(HasMetadata workload) {
        String name = workload.getMetadata().getName();
        String stem = workload instanceof StatefulSet ? name : name + "-" + revision(workload);
        return IntStream.range(0, replicas(workload))
                .mapToObj(ordinal -> stem + "-" + ordinal)
                .toList();
    }

    static Pod pod(HasMetadata workload, String name) {
        PodTemplateSpec template = template(workload);
        Map<String, String> labels = new LinkedHashMap<>(template.getMetadata().getLabels());
        if (workload instanceof StatefulSet) {
            labels.put(REVISION, revision(workload));
            labels.put("statefulset.kubernetes.io/pod-name", name);
            labels.put("apps.kubernetes.io/pod-index", name.substring(name.lastIndexOf('-') + 1));
        } else {
            labels.put(TEMPLATE_HASH, revision(workload));
        }
        return new PodBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withName(name)
                        .withNamespace(workload.getMetadata().getNamespace())
                        .withLabels(labels)
                        .withAnnotations(template.getMetadata().getAnnotations())
                        .withOwnerReferences(new OwnerReferenceBuilder()
                                .withApiVersion(workload.getApiVersion())
                                .withKind(workload.getKind())
                                .withName(workload.getMetadata().getName())
                                .withUid(workload.getMetadata().getUid())
                                .withController(true)
                                .withBlockOwnerDeletion(true)
                                .build())
                        .build())
                .withNewSpecLike(template.getSpec())
                .withNodeName("node-1")
                .endSpec()
                .build();
    }

    /** The name of the template: its hash, behind the name of a StatefulSet. */
    static String revision(HasMetadata workload) {
        String hash =
                String.format("%08x", Serialization.asJson(template(workload)).hashCode());
        return workload instanceof StatefulSet ? workload.getMetadata().getName() + "-" + hash : hash;
    }

    /** Which template a pod is of. */
    static String revision(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels.getOrDefault(TEMPLATE_HASH, labels.get(REVISION));
    }

    private static PodTemplateSpec template(HasMetadata workload) {
        return workload instanceof Deployment deployment
                ? deployment.getSpec().getTemplate()
                : ((StatefulSet) workload).getSpec().getTemplate();
    }

    static int replicas(HasMetadata workload) {
        return workload instanceof Deployment deployment
                ? deployment.getSpec().getReplicas()
                : ((StatefulSet) workload).getSpec().getReplicas();
    }
}
