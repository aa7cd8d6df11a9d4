package io.stockpipeline.operator.reconcile;

import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.scale.Autoscaler;
import io.stockpipeline.operator.status.StatusBudget;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a pipeline between two looks. All of it can be lost: a new operator begins with what the status says. Looks
 * at one pipeline never overlap, so nothing here is shared between threads at once.
 */
final class PipelineMemory {
    private final String uid;
    private final StatusBudget budget;
    private final Autoscaler autoscaler = new Autoscaler();
    private @Nullable StockPipelineStatus written;
    private @Nullable Integer replicas;
    /** Metrics read it from another thread. */
    private volatile @Nullable Phase phase;

    private long writtenVersion;
    private final Set<String> told = new HashSet<>();
    private boolean topicsSeen;
    private @Nullable String stoodBack;
    private @Nullable String completed;

    /**
     * Begins with nothing.
     *
     * @param uid of the resource: another one may come under the same name
     */
    PipelineMemory(String uid, Duration perWrite) {
        this.uid = uid;
        budget = new StatusBudget(perWrite);
    }

    boolean isOf(String otherUid) {
        return uid.equals(otherUid);
    }

    StatusBudget budget() {
        return budget;
    }

    Autoscaler autoscaler() {
        return autoscaler;
    }

    /** The status as it stands: what was written last, unless somebody has changed the resource since. */
    StockPipelineStatus status(StockPipelineResource resource) {
        StockPipelineStatus last = written;
        if (last != null && version(resource.getMetadata().getResourceVersion()) <= writtenVersion) {
            return last;
        }
        return Objects.requireNonNullElse(resource.getStatus(), StockPipelineStatus.NONE);
    }

    void written(StockPipelineStatus status, String resourceVersion) {
        written = status;
        writtenVersion = version(resourceVersion);
    }

    /** Stands back from it with these words, or with null does not. Whether it did so with other words, or not at all. */
    boolean standsBack(@Nullable String words) {
        boolean turn = words != null && !words.equals(stoodBack);
        stoodBack = words;
        return turn;
    }

    /** Whether anything was written yet by this process. */
    boolean hasWritten() {
        return written != null;
    }

    /** How many processors autoscaling chose last, said or not: a status may have to wait until it is written. */
    @Nullable Integer replicas(StockPipelineResource resource) {
        return replicas == null ? status(resource).desiredReplicas() : replicas;
    }

    void replicas(int chosen) {
        replicas = chosen;
    }

    void forgetReplicas() {
        replicas = null;
    }

    /** The phase that the last look found; absent before the first. */
    @Nullable Phase phase() {
        return phase;
    }

    void phase(@Nullable Phase found) {
        phase = found;
    }

    /** Whether all topics were there at some time before. */
    boolean topicsSeen(StockPipelineStatus status) {
        topicsSeen |= status.condition(ConditionType.TopicsReady)
                .filter(condition -> condition.holds())
                .isPresent();
        return topicsSeen;
    }

    void sawTopics() {
        topicsSeen = true;
    }

    /** Whether this is said for the first time: what is said in an Event at every look would fill the list. */
    boolean isNew(String words) {
        return told.add(words);
    }

    /** Whether the source of this configuration was seen to be at its end. */
    boolean isCompleted(String config) {
        return config.equals(completed);
    }

    void completed(@Nullable String config) {
        completed = config;
    }

    /** Versions of one kind are ordered numbers. */
    private static long version(String resourceVersion) {
        return Long.parseLong(resourceVersion);
    }
}
