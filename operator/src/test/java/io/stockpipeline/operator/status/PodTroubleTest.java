package io.stockpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a pod does not get ready, in the words that it left. */
class PodTroubleTest {
    @Test
    void anInitContainerThatEndsWithTwoWasGivenSomethingWrong() {
        Pod pod = pod(
                List.of(status("wait-for-kafka", ended(2, "Error", "kafka:9092 refuses the credentials\n"))),
                List.of());

        assertThat(PodTrouble.among(List.of(pod)))
                .contains(new PodTrouble(
                        "WrongInput",
                        "pod x-0, container wait-for-kafka: exit code 2: kafka:9092 refuses the credentials"));
    }

    @Test
    void aCrashLoopKeepsTheLastWords() {
        ContainerStatus looping = status("extractor", waiting("CrashLoopBackOff", "back-off 5m0s"))
                .edit()
                .withLastState(ended(1, "Error", "the file is gone"))
                .build();

        assertThat(PodTrouble.among(List.of(pod(List.of(), List.of(looping)))))
                .contains(new PodTrouble("PodFailed", "pod x-0, container extractor: exit code 1: the file is gone"));
    }

    @Test
    void aCrashLoopOfWrongInputIsWrongInput() {
        ContainerStatus looping = status("wait-for-topics", waiting("CrashLoopBackOff", "back-off 5m0s"))
                .edit()
                .withLastState(ended(2, "Error", "no such topic"))
                .build();

        assertThat(PodTrouble.among(List.of(pod(List.of(looping), List.of()))))
                .hasValueSatisfying(trouble -> assertThat(trouble.reason()).isEqualTo("WrongInput"));
    }

    @Test
    void aContainerThatWasKilledForItsMemorySaysSo() {
        Pod pod = pod(List.of(), List.of(status("processor", ended(137, "OOMKilled", null))));

        assertThat(PodTrouble.among(List.of(pod)))
                .contains(new PodTrouble("PodFailed", "pod x-0, container processor: exit code 137 (OOMKilled)"));
    }

    @Test
    void anImageThatCannotBePulledSaysWhich() {
        Pod pod = pod(
                List.of(status("wait-for-kafka", waiting("ImagePullBackOff", "Back-off pulling image \"a:1\""))),
                List.of());

        assertThat(PodTrouble.among(List.of(pod)))
                .contains(new PodTrouble(
                        "ImagePullBackOff",
                        "pod x-0, container wait-for-kafka: ImagePullBackOff: Back-off pulling image \"a:1\""));
    }

    @Test
    void whatComesOfItselfIsNoTrouble() {
        Pod pod = pod(
                List.of(status("wait-for-kafka", ended(0, "Completed", null))),
                List.of(status("extractor", waiting("PodInitializing", null))));

        assertThat(PodTrouble.among(List.of(pod))).isEmpty();
    }

    @Test
    void aContainerThatRunsAgainIsTroubleUntilItIsReady() {
        ContainerStatus running = status(
                        "extractor",
                        new ContainerStateBuilder()
                                .withNewRunning("2026-01-01T00:00:00Z")
                                .build())
                .edit()
                .withLastState(ended(1, "Error", "the file is gone"))
                .withReady(false)
                .build();
        ContainerStatus ready = running.edit().withReady(true).build();

        assertThat(PodTrouble.among(List.of(pod(List.of(), List.of(running))))).isPresent();
        assertThat(PodTrouble.among(List.of(pod(List.of(), List.of(ready))))).isEmpty();
    }

    @Test
    void aPodThatNoNodeTakesSaysWhy() {
        Pod pod = new PodBuilder(pod(List.of(), List.of()))
                .editStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage("0/3 nodes are available: 3 Insufficient memory.")
                .endCondition()
                .endStatus()
                .build();

        assertThat(PodTrouble.among(List.of(pod)))
                .contains(new PodTrouble("Unschedulable", "pod x-0: 0/3 nodes are available: 3 Insufficient memory."));
    }

    @Test
    void aPodOnItsWayOutIsNobodysTrouble() {
        Pod pod = new PodBuilder(pod(List.of(), List.of(status("processor", ended(143, "Error", null)))))
                .editMetadata()
                .withDeletionTimestamp("2026-01-01T00:00:00Z")
                .endMetadata()
                .build();

        assertThat(PodTrouble.among(List.of(pod))).isEmpty();
    }

    @Test
    void whileAChangeIsRolledOutThePodsOfBeforeSayNothing() {
        Pod before = of(
                "a", "2026-01-01T00:00:00Z", pod(List.of(), List.of(status("console", ended(2, "Error", "no url")))));
        Pod failing = of(
                "b", "2026-01-01T00:05:00Z", pod(List.of(), List.of(status("console", ended(2, "Error", "no key")))));
        Pod starting = of(
                "b",
                "2026-01-01T00:05:00Z",
                pod(List.of(), List.of(status("console", waiting("PodInitializing", null)))));

        assertThat(PodTrouble.among(List.of(before, failing)))
                .hasValueSatisfying(trouble -> assertThat(trouble.message()).endsWith("no key"));
        assertThat(PodTrouble.among(List.of(before, starting))).isEmpty();
        assertThat(PodTrouble.among(List.of(before))).isPresent();
    }

    @Test
    void amongPodsOfOneRevisionAnyCounts() {
        Pod failing = of(
                "a", "2026-01-01T00:00:00Z", pod(List.of(), List.of(status("console", ended(2, "Error", "no url")))));
        Pod starting = of(
                "a",
                "2026-01-01T00:05:00Z",
                pod(List.of(), List.of(status("console", waiting("PodInitializing", null)))));

        assertThat(PodTrouble.among(List.of(failing, starting))).isPresent();
    }

    private static Pod of(String revision, String born, Pod pod) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToLabels("pod-template-hash", revision)
                .withCreationTimestamp(born)
                .endMetadata()
                .build();
    }

    @Test
    void longWordsAreCut() {
        Pod pod = pod(List.of(), List.of(status("processor", ended(1, "Error", "x".repeat(5000)))));

        assertThat(PodTrouble.among(List.of(pod)))
                .hasValueSatisfying(
                        trouble -> assertThat(trouble.message()).hasSize(1024).endsWith("x…"));
    }

    private static Pod pod(List<ContainerStatus> init, List<ContainerStatus> main) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("x-0")
                .endMetadata()
                .withNewStatus()
                .withInitContainerStatuses(init)
                .withContainerStatuses(main)
                .endStatus()
                .build();
    }

    private static ContainerStatus status(String name, ContainerState state) {
        return new ContainerStatusBuilder().withName(name).withState(state).build();
    }

    private static ContainerState ended(int code, String reason, String message) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(code)
                .withReason(reason)
                .withMessage(message)
                .endTerminated()
                .build();
    }

    private static ContainerState waiting(String reason, String message) {
        return new ContainerStateBuilder().withNewWaiting(message, reason).build();
    }
}
