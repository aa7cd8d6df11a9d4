package io.stockpipeline.operator.scale;

import io.stockpipeline.model.spec.ProcessorSpec.Autoscaling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how many pods a processor gets, from the lag and the way it goes: up fast, since late averages are what the pods
 * are there against; down slowly, since every change moves state.
 *
 * <p>Up: when the lag is above {@code targetLag} a pod and will still be in a minute at its present rate; to as many as the
 * lag asks for, at most twice as many, at most once a minute. Down: by one, when the lag has been below half of what one pod
 * less would be allowed, for five minutes. It remembers; one instance a pipeline.
 */
public final class Autoscaler {
    static final Duration UP_PAUSE = Duration.ofMinutes(1);
    static final Duration CALM = Duration.ofMinutes(5);

    private static final long AHEAD_SECONDS = 60;

    private Instant changed = Instant.EPOCH;
    private @Nullable Instant calmSince;
    private @Nullable Sample last;

    /** A look at the lag. */
    private record Sample(long lag, Instant at) {}

    /**
     * A choice.
     *
     * @param replicas how many from now on
     * @param why in words, for an Event
     */
    public record Decision(int replicas, String why) {}

    /**
     * Decides.
     *
     * @param policy the bounds and the lag that one pod may have
     * @param current how many there are meant to be now
     * @param useful more than this have nothing to do
     * @param lag ticks not read yet
     * @return empty: as it is
     */
    public Optional<Decision> decide(Autoscaling policy, int current, int useful, long lag, Instant now) {
        int most = Math.max(policy.minReplicas(), Math.min(policy.maxReplicas(), useful));
        int bounded = Math.max(policy.minReplicas(), Math.min(current, most));
        double ahead = ahead(lag, now);
        last = new Sample(lag, now);
        if (bounded != current) {
            return changed(bounded, "the bounds are " + policy.minReplicas() + " and " + most, now);
        }
        long target = policy.targetLag();
        if (lag > target * current && ahead > (double) target * current) {
            calmSince = null;
            int wanted = (int) Math.min(most, Math.min(2L * current, -Math.floorDiv(-lag, target)));
            boolean rested = !changed.plus(UP_PAUSE).isAfter(now);
            return wanted > current && rested
                    ? changed(wanted, "a lag of " + lag + " ticks is above " + target + " a pod", now)
                    : Optional.empty();
        }
        if (current > policy.minReplicas() && 2 * lag < target * (current - 1)) {
            return down(current, lag, now);
        }
        calmSince = null;
        return Optional.empty();
    }

    private Optional<Decision> down(int current, long lag, Instant now) {
        Instant since = calmSince == null ? now : calmSince;
        calmSince = since;
        Instant from = since.isAfter(changed) ? since : changed;
        return from.plus(CALM).isAfter(now)
                ? Optional.empty()
                : changed(current - 1, "a lag of " + lag + " ticks for five minutes is little for " + current, now);
    }

    private Optional<Decision> changed(int replicas, String why, Instant now) {
        changed = now;
        calmSince = null;
        return Optional.of(new Decision(replicas, why));
    }

    /** The lag in a minute, if it goes on as between the last two looks. */
    private double ahead(long lag, Instant now) {
        Sample before = last;
        if (before == null || !before.at().isBefore(now)) {
            return lag;
        }
        double seconds = Duration.between(before.at(), now).toMillis() / 1000.0;
        return lag + AHEAD_SECONDS * (lag - before.lag()) / seconds;
    }
}
