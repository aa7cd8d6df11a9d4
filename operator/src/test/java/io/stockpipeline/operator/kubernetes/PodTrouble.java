package io.stockpipeline.operator.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;

/** What keeps a pod from being ready. */
public sealed interface PodTrouble {
    /** No node takes the pod. */
    record Unschedulable(String message) implements PodTrouble {}

    /**
     * A container, or an init container, does not run.
     *
     * @param state what it does instead
     * @param last how it ended before; null if it never did
     */
    record NotRunning(String container, ContainerState state, ContainerState last, int restarts)
            implements PodTrouble {}

    /** The image cannot be pulled: waiting, {@code ImagePullBackOff}. */
    static PodTrouble imagePullBackOff(String container, String image) {
        return waiting(container, "ImagePullBackOff", "Back-off pulling image \"" + image + "\"");
    }

    /** Waiting for any reason, such as {@code CreateContainerConfigError}. */
    static PodTrouble waiting(String container, String reason, String message) {
        return new NotRunning(
                container,
                new ContainerStateBuilder().withNewWaiting(message, reason).build(),
                null,
                0);
    }

    /** Ended again and again, and waiting before the next try: {@code CrashLoopBackOff}. */
    static PodTrouble crashLoop(String container, int exitCode, String message, int restarts) {
        ContainerState waiting = new ContainerStateBuilder()
                .withNewWaiting("back-off 5m0s restarting failed container", "CrashLoopBackOff")
                .build();
        return new NotRunning(container, waiting, ended(exitCode, message), restarts);
    }

    /** Ended with an exit code and the words of its termination log. */
    static PodTrouble terminated(String container, int exitCode, String message) {
        return new NotRunning(container, ended(exitCode, message), null, 0);
    }

    /** Runs and does not get ready; for an init container: runs on. */
    static PodTrouble notReady(String container) {
        return new NotRunning(
                container,
                new ContainerStateBuilder()
                        .withNewRunning("2026-01-01T00:00:00Z")
                        .build(),
                null,
                0);
    }

    /** Ended once, was started again, and runs without getting ready. */
    static PodTrouble runsAgain(String container, int exitCode, String message) {
        ContainerState running = new ContainerStateBuilder()
                .withNewRunning("2026-01-01T00:00:02Z")
                .build();
        return new NotRunning(container, running, ended(exitCode, message), 1);
    }

    private static ContainerState ended(int exitCode, String message) {
        return new ContainerStateBuilder()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withReason(exitCode == 0 ? "Completed" : "Error")
                .withMessage(message)
                .withStartedAt("2026-01-01T00:00:00Z")
                .withFinishedAt("2026-01-01T00:00:01Z")
                .endTerminated()
                .build();
    }
}
