package io.stockpipeline.operator.status;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a pod does not get ready, as its own status tells it: the words that a role left when it ended, an image that cannot be
 * pulled, a node that cannot be found.
 *
 * @param reason one word
 * @param message names the pod
 */
public record PodTrouble(String reason, String message) {
    private static final List<String> HARMLESS = List.of("ContainerCreating", "PodInitializing");
    /** Of a Deployment's pods, and of a StatefulSet's. */
    private static final List<String> REVISIONS = List.of("pod-template-hash", "controller-revision-hash");

    private static final int WRONG_INPUT = 2;
    private static final int LONGEST = 1024;

    /**
     * The first trouble among the pods of a workload, or none that can be seen. While a change is rolled out only pods with that
     * change count: one of before that fails stays until one of them is ready, and what it says may be mended already.
     */
    public static Optional<PodTrouble> among(List<Pod> pods) {
        List<Pod> staying =
                pods.stream().filter(pod -> !pod.isMarkedForDeletion()).toList();
        String newest = staying.stream()
                .max(Comparator.comparing(PodTrouble::born))
                .map(PodTrouble::revision)
                .orElse("");
        return staying.stream()
                .filter(pod -> revision(pod).equals(newest))
                .flatMap(pod -> of(pod).stream())
                .findFirst();
    }

    /** In whole seconds of UTC, all alike, so that later ones compare as greater. */
    private static String born(Pod pod) {
        return Objects.requireNonNullElse(pod.getMetadata().getCreationTimestamp(), "");
    }

    /** What the workload's controller calls the template that it was made from. */
    private static String revision(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null
                ? ""
                : REVISIONS.stream()
                        .map(labels::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
    }

    private static Optional<PodTrouble> of(Pod pod) {
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        String name = pod.getMetadata().getName();
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .flatMap(container -> of(name, container).stream())
                .findFirst()
                .or(() -> unscheduled(name, pod));
    }

    private static Optional<PodTrouble> of(String pod, ContainerStatus container) {
        if (container.getState() == null) {
            return Optional.empty();
        }
        String where = "pod " + pod + ", container " + container.getName() + ": ";
        ContainerStateTerminated ended = lastEnd(container);
        if (ended != null && !Objects.equals(ended.getExitCode(), 0)) {
            boolean wrongInput = Objects.equals(ended.getExitCode(), WRONG_INPUT);
            return Optional.of(new PodTrouble(
                    wrongInput ? "WrongInput" : "PodFailed",
                    shortened(where + "exit code " + ended.getExitCode() + cause(ended.getReason())
                            + words(ended.getMessage()))));
        }
        ContainerStateWaiting waiting = container.getState().getWaiting();
        if (waiting != null && waiting.getReason() != null && !HARMLESS.contains(waiting.getReason())) {
            return Optional.of(new PodTrouble(
                    waiting.getReason(), shortened(where + waiting.getReason() + words(waiting.getMessage()))));
        }
        return Optional.empty();
    }

    /** How it ended: now, or the last time if it is not ready again. */
    private static @Nullable ContainerStateTerminated lastEnd(ContainerStatus container) {
        if (container.getState().getTerminated() != null) {
            return container.getState().getTerminated();
        }
        // One that was started again and is not ready yet may end the same way: it has not recovered.
        boolean recovering = !Boolean.TRUE.equals(container.getReady()) && container.getLastState() != null;
        return recovering ? container.getLastState().getTerminated() : null;
    }

    private static Optional<PodTrouble> unscheduled(String pod, Pod of) {
        return of.getStatus().getConditions().stream()
                .filter(condition ->
                        "PodScheduled".equals(condition.getType()) && "False".equals(condition.getStatus()))
                .filter(condition -> condition.getReason() != null)
                .map(condition ->
                        new PodTrouble(condition.getReason(), shortened("pod " + pod + ": " + condition.getMessage())))
                .findFirst();
    }

    /** Of the reasons only those that say more than the exit code. */
    private static String cause(@Nullable String reason) {
        return reason == null || reason.equals("Error") || reason.equals("Unknown") ? "" : " (" + reason + ")";
    }

    private static String words(@Nullable String message) {
        return message == null || message.isBlank() ? "" : ": " + message.strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
