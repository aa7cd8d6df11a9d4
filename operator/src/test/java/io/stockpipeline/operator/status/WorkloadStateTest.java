package io.stockpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import org.junit.jupiter.api.Test;

/** Ready is only what runs as it was asked for last, all of it and nothing else. */
class WorkloadStateTest {
    @Test
    void allNewAndAvailableIsReady() {
        WorkloadState state = WorkloadState.of(deployment(2, status(3, 2, 2, 2)));

        assertThat(state.ready()).isTrue();
        assertThat(state.wanted()).isEqualTo(2);
        assertThat(state.actual()).isEqualTo(2);
    }

    @Test
    void anOldPodThatIsReadyBesideANewOneThatIsNotDoesNotCount() {
        WorkloadState state = WorkloadState.of(
                deployment(1, status(3, 2, 1, 1).edit().withReadyReplicas(1).build()));

        assertThat(state.ready()).isFalse();
        assertThat(state.progress())
                .isEqualTo("of 1 pod 1 are available and 1 run the newest revision, 1 are still to go");
    }

    @Test
    void anOldPodAloneDoesNotCount() {
        assertThat(WorkloadState.of(deployment(1, status(3, 1, 0, 1))).ready()).isFalse();
    }

    @Test
    void aStatusOfAnOlderGenerationDoesNotCount() {
        WorkloadState state = WorkloadState.of(deployment(1, status(2, 1, 1, 1)));

        assertThat(state.ready()).isFalse();
        assertThat(state.progress()).isEqualTo("Kubernetes has not seen the newest change yet");
    }

    @Test
    void nullIsNone() {
        DeploymentStatusBuilder nothing = new DeploymentStatusBuilder().withObservedGeneration(3L);

        assertThat(WorkloadState.of(deployment(1, nothing.build())).ready()).isFalse();
        assertThat(WorkloadState.of(deployment(0, nothing.build())).ready()).isTrue();
    }

    @Test
    void withoutAStatusNobodyHasLooked() {
        assertThat(WorkloadState.of(deployment(0, null)).ready()).isFalse();
        assertThat(WorkloadState.of(null)).isEqualTo(WorkloadState.ABSENT);
    }

    @Test
    void podsThatAreTooManyAreStillToGo() {
        assertThat(WorkloadState.of(deployment(0, status(3, 1, 1, 1))).ready()).isFalse();
    }

    @Test
    void aStatefulSetInTheMiddleOfARollOutIsNotReady() {
        assertThat(WorkloadState.of(set("old", "new", 1)).ready()).isFalse();
    }

    @Test
    void aStatefulSetWhoseControllerStoppedCountingAfterTheRollOutIsReady() {
        assertThat(WorkloadState.of(set("new", "new", null)).ready()).isTrue();
    }

    @Test
    void aStatefulSetThatHasOnlyAnnouncedItsRevisionIsNotReady() {
        assertThat(WorkloadState.of(set("old", "new", null)).ready()).isFalse();
    }

    private static Deployment deployment(int wanted, io.fabric8.kubernetes.api.model.apps.DeploymentStatus status) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("x")
                .withGeneration(3L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(wanted)
                .endSpec()
                .withStatus(status)
                .build();
    }

    private static io.fabric8.kubernetes.api.model.apps.DeploymentStatus status(
            long observed, int replicas, int updated, int available) {
        return new DeploymentStatusBuilder()
                .withObservedGeneration(observed)
                .withReplicas(replicas)
                .withUpdatedReplicas(updated)
                .withAvailableReplicas(available)
                .build();
    }

    /** Two of two pods available. */
    private static StatefulSet set(String current, String update, Integer updated) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName("x")
                .withGeneration(3L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .endSpec()
                .withStatus(new StatefulSetStatusBuilder()
                        .withObservedGeneration(3L)
                        .withReplicas(2)
                        .withAvailableReplicas(2)
                        .withUpdatedReplicas(updated)
                        .withCurrentRevision(current)
                        .withUpdateRevision(update)
                        .build())
                .build();
    }
}
