package io.stockpipeline.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far Kubernetes is with a workload. It is ready only when what runs is what was asked for last, all of it, and nothing
 * else: {@code readyReplicas} alone counts the old pod while the new one never gets ready.
 *
 * @param wanted pods asked for
 * @param actual pods there are, of whatever revision
 * @param ready whether all of them run the newest revision and are available
 * @param progress a sentence about what is still to come
 */
public record WorkloadState(int wanted, int actual, boolean ready, String progress) {
    /** Nothing is there yet. */
    public static final WorkloadState ABSENT = new WorkloadState(0, 0, false, "it is not there yet");

    /** Reads a Deployment or a StatefulSet as the API server gave it. */
    public static WorkloadState of(@Nullable HasMetadata workload) {
        if (workload instanceof Deployment deployment) {
            return of(deployment);
        }
        return workload instanceof StatefulSet set ? of(set) : ABSENT;
    }

    private static WorkloadState of(Deployment deployment) {
        int wanted = count(deployment.getSpec().getReplicas());
        DeploymentStatus status = deployment.getStatus();
        if (status == null) {
            return new WorkloadState(wanted, 0, false, "Kubernetes has not looked at it yet");
        }
        return of(
                wanted,
                count(status.getReplicas()),
                count(status.getUpdatedReplicas()),
                count(status.getAvailableReplicas()),
                seen(deployment, status.getObservedGeneration()));
    }

    private static WorkloadState of(StatefulSet set) {
        int wanted = count(set.getSpec().getReplicas());
        StatefulSetStatus status = set.getStatus();
        if (status == null) {
            return new WorkloadState(wanted, 0, false, "Kubernetes has not looked at it yet");
        }
        return of(
                wanted,
                count(status.getReplicas()),
                updated(status),
                count(status.getAvailableReplicas()),
                seen(set, status.getObservedGeneration()));
    }

    private static WorkloadState of(int wanted, int actual, int updated, int available, boolean seen) {
        boolean ready = seen && updated == actual && actual == available && available == wanted;
        return new WorkloadState(
                wanted,
                actual,
                ready,
                !seen
                        ? "Kubernetes has not seen the newest change yet"
                        : "of " + wanted + (wanted == 1 ? " pod " : " pods ") + available + " are available and "
                                + updated
                                + " run the newest revision"
                                + (actual > wanted ? ", " + (actual - wanted) + " are still to go" : ""));
    }

    /** Once a roll-out is complete a StatefulSet's controller stops counting updated pods apart. */
    private static int updated(StatefulSetStatus status) {
        boolean complete =
                status.getUpdateRevision() != null && status.getUpdateRevision().equals(status.getCurrentRevision());
        return complete ? count(status.getReplicas()) : count(status.getUpdatedReplicas());
    }

    private static boolean seen(HasMetadata workload, @Nullable Long observedGeneration) {
        Long generation = workload.getMetadata().getGeneration();
        return observedGeneration != null && generation != null && observedGeneration >= generation;
    }

    private static int count(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
