package io.stockpipeline.operator.reconcile;

import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.status.EventRecorder;
import io.stockpipeline.operator.status.StatusDraft;
import io.stockpipeline.operator.status.StatusWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how a pipeline is: in its status, when it differs and may be written, and in an Event when Ready turns. */
final class Speaker {
    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

    private final StatusWriter statuses;
    private final EventRecorder events;
    private final String identity;
    private final Clock clock;

    /**
     * Prepares.
     *
     * @param identity of this operator
     */
    Speaker(StatusWriter statuses, EventRecorder events, String identity, Clock clock) {
        this.statuses = statuses;
        this.events = events;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * Writes the status if it differs and may be written.
     *
     * @param next when the pipeline would be looked at next
     * @return the same, or sooner, when there is something to say then
     */
    Duration write(StockPipelineResource resource, PipelineMemory memory, StatusDraft draft, Duration next) {
        StockPipelineStatus before = Contest.withoutOthers(memory.status(resource), identity);
        StockPipelineStatus after = draft.build();
        memory.phase(after.phase());
        // One that takes over says so even where it has nothing else to say.
        boolean speaks = memory.hasWritten() || Contest.speaks(resource, identity);
        if (speaks && after.equals(before)) {
            return next;
        }
        Instant now = clock.instant();
        Optional<Duration> delay = memory.budget().delay(before, after, now);
        if (delay.isPresent()) {
            return delay.get().compareTo(next) < 0 ? delay.get() : next;
        }
        memory.written(after, statuses.write(resource, after));
        memory.budget().written(now);
        tell(resource, before, after);
        return next;
    }

    /** A turn of Ready is what a person would want to know. */
    private void tell(StockPipelineResource resource, StockPipelineStatus before, StockPipelineStatus after) {
        Optional<Condition> was = before.condition(ConditionType.Ready);
        Optional<Condition> is = after.condition(ConditionType.Ready);
        if (is.isEmpty() || was.map(Condition::reason).equals(is.map(Condition::reason))) {
            return;
        }
        Condition ready = is.get();
        LOG.info(
                "{}/{} is {}: {} {}",
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName(),
                after.phase(),
                ready.reason(),
                ready.message());
        // A roll-out after an edit is no reason to worry; pods that do not come up have reasons of their own.
        boolean underWay = ready.reason().equals("Progressing");
        if (ready.holds() || underWay || after.phase() == Phase.Pending || after.phase() == Phase.Suspended) {
            events.normal(resource, ready.reason(), ready.message());
        } else {
            events.warning(resource, ready.reason(), ready.message());
        }
    }

    /** Another operator looks after it: said once, in a condition that only this one owns. */
    void standBack(StockPipelineResource resource, PipelineMemory memory, String other) {
        memory.phase(null);
        String words = Contest.words(identity, other);
        StockPipelineStatus said = new StockPipelineStatus(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Condition(
                        ConditionType.Contested.name(),
                        Condition.TRUE,
                        "Contested",
                        words,
                        resource.getMetadata().getGeneration(),
                        null)));
        boolean known = Objects.requireNonNullElse(resource.getStatus(), StockPipelineStatus.NONE)
                .condition(ConditionType.Contested)
                .filter(condition -> words.equals(condition.message()))
                .isPresent();
        if (!known && !resource.isMarkedForDeletion() && memory.standsBack(words)) {
            statuses.write(resource, withTime(said));
            events.warning(resource, "Contested", words);
        }
    }

    private StockPipelineStatus withTime(StockPipelineStatus status) {
        Condition condition = status.conditions().get(0);
        return status.withConditions(List.of(new Condition(
                condition.type(),
                condition.status(),
                condition.reason(),
                condition.message(),
                condition.observedGeneration(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())));
    }
}
