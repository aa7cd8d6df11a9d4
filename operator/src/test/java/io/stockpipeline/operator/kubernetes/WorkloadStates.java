package io.stockpipeline.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import java.util.List;

/** The status that the controllers of Deployments and StatefulSets would make of their pods. */
final class WorkloadStates {
    private static final String SINCE = "2026-01-01T00:00:00Z";

    private WorkloadStates() {}

    static DeploymentStatus deployment(Deployment deployment, List<Pod> pods, String revision) {
        int wanted = deployment.getSpec().getReplicas();
        int updated = updated(pods, revision).size();
        int ready = ready(pods);
        boolean complete = updated == wanted && ready >= wanted && pods.size() == wanted;
        return new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(orNull(pods.size()))
                .withUpdatedReplicas(orNull(updated))
                .withReadyReplicas(orNull(ready))
                .withAvailableReplicas(orNull(ready))
                .withUnavailableReplicas(orNull(Math.max(0, Math.max(wanted, pods.size()) - ready)))
                .addToConditions(
                        new DeploymentConditionBuilder()
                                .withType("Available")
                                .withStatus(ready >= wanted ? "True" : "False")
                                .withReason(ready >= wanted ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable")
                                .withLastTransitionTime(SINCE)
                                .withLastUpdateTime(SINCE)
                                .build(),
                        new DeploymentConditionBuilder()
                                .withType("Progressing")
                                .withStatus("True")
                                .withReason(complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated")
                                .withLastTransitionTime(SINCE)
                                .withLastUpdateTime(SINCE)
                                .build())
                .build();
    }

    static StatefulSetStatus statefulSet(HasMetadata set, List<Pod> pods, String revision, String before) {
        List<Pod> updated = updated(pods, revision);
        boolean complete = updated.size() == pods.size();
        return new StatefulSetStatusBuilder()
                .withObservedGeneration(set.getMetadata().getGeneration())
                .withReplicas(pods.size())
                .withUpdatedReplicas(orNull(updated.size()))
                .withCurrentReplicas(orNull(complete ? pods.size() : pods.size() - updated.size()))
                .withReadyReplicas(orNull(ready(pods)))
                .withAvailableReplicas(ready(pods))
                .withUpdateRevision(revision)
                .withCurrentRevision(complete || before == null ? revision : before)
                .withCollisionCount(0)
                .build();
    }

    private static List<Pod> updated(List<Pod> pods, String revision) {
        return pods.stream()
                .filter(pod -> revision.equals(PodsOfWorkload.revision(pod)))
                .toList();
    }

    private static int ready(List<Pod> pods) {
        return (int) pods.stream().filter(PodStates::isReady).count();
    }

    /** Kubernetes leaves zeros of these fields out. */
    private static Integer orNull(int number) {
        return number == 0 ? null : number;
    }
}
