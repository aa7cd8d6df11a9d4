package io.stockpipeline.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.util.ArrayList;
import java.util.List;

/** The status that a kubelet, or the scheduler, would write to a pod. */
final class PodStates {
    private static final String SINCE = "2026-01-01T00:00:00Z";
    private static final ContainerState RUNNING =
            new ContainerStateBuilder().withNewRunning(SINCE).build();
    private static final ContainerState DONE = new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(0)
            .withReason("Completed")
            .withStartedAt(SINCE)
            .withFinishedAt(SINCE)
            .endTerminated()
            .build();
    private static final ContainerState TO_COME =
            new ContainerStateBuilder().withNewWaiting(null, "PodInitializing").build();

    private PodStates() {}

    static PodStatus pending() {
        return new PodStatusBuilder()
                .withPhase("Pending")
                .withConditions(condition("PodScheduled", true, null, null), condition("Ready", false, null, null))
                .build();
    }

    static PodStatus ready(Pod pod) {
        return new PodStatusBuilder()
                .withPhase("Running")
                .withStartTime(SINCE)
                .withConditions(conditions(true, true))
                .withInitContainerStatuses(all(pod.getSpec().getInitContainers(), DONE, true))
                .withContainerStatuses(all(pod.getSpec().getContainers(), RUNNING, true))
                .build();
    }

    static PodStatus troubled(Pod pod, PodTrouble trouble) {
        if (trouble instanceof PodTrouble.NotRunning container) {
            return notRunning(pod, container);
        }
        String message = ((PodTrouble.Unschedulable) trouble).message();
        return new PodStatusBuilder()
                .withPhase("Pending")
                .withConditions(condition("PodScheduled", false, "Unschedulable", message))
                .build();
    }

    private static PodStatus notRunning(Pod pod, PodTrouble.NotRunning trouble) {
        List<ContainerStatus> init = new ArrayList<>();
        boolean inInit = false;
        for (Container container : pod.getSpec().getInitContainers()) {
            boolean troubled = container.getName().equals(trouble.container());
            ContainerState state = troubled ? trouble.state() : inInit ? TO_COME : DONE;
            init.add(troubled ? troubled(container, trouble) : status(container, state, state == DONE));
            inInit |= troubled;
        }
        List<ContainerStatus> main = new ArrayList<>();
        boolean found = inInit;
        for (Container container : pod.getSpec().getContainers()) {
            boolean troubled = container.getName().equals(trouble.container());
            main.add(troubled ? troubled(container, trouble) : status(container, inInit ? TO_COME : RUNNING, !inInit));
            found |= troubled;
        }
        if (!found) {
            throw new IllegalArgumentException(
                    "pod " + pod.getMetadata().getName() + " has no container " + trouble.container());
        }
        return new PodStatusBuilder()
                .withPhase(inInit ? "Pending" : "Running")
                .withStartTime(SINCE)
                .withConditions(conditions(!inInit, false))
                .withInitContainerStatuses(init)
                .withContainerStatuses(main)
                .build();
    }

    static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    private static List<ContainerStatus> all(List<Container> containers, ContainerState state, boolean ready) {
        return containers.stream()
                .map(container -> status(container, state, ready))
                .toList();
    }

    private static ContainerStatus troubled(Container container, PodTrouble.NotRunning trouble) {
        return new ContainerStatusBuilder(status(container, trouble.state(), false))
                .withLastState(trouble.last())
                .withRestartCount(trouble.restarts())
                .build();
    }

    private static ContainerStatus status(Container container, ContainerState state, boolean ready) {
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID("")
                .withReady(ready)
                .withStarted(state.getRunning() != null)
                .withRestartCount(0)
                .withState(state)
                .build();
    }

    private static List<PodCondition> conditions(boolean initialized, boolean ready) {
        return List.of(
                condition("PodScheduled", true, null, null),
                condition("Initialized", initialized, initialized ? null : "ContainersNotInitialized", null),
                condition("ContainersReady", ready, ready ? null : "ContainersNotReady", null),
                condition("Ready", ready, ready ? null : "ContainersNotReady", null));
    }

    private static PodCondition condition(String type, boolean holds, String reason, String message) {
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(holds ? "True" : "False")
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(SINCE)
                .build();
    }
}
