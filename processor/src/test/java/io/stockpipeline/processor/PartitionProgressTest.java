package io.stockpipeline.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.processor.store.TaskProgress;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void shouldCountFromTheBeginningOfThePipelineAndOfTheProcess() {
        progress.taken(0, accepted(100));
        progress.flushed(0, accepted(103));
        progress.taken(1, accepted(0));
        progress.flushed(1, accepted(2));

        assertThat(progress.counters().accepted()).isEqualTo(105);
        assertThat(progress.countersBefore().accepted()).isEqualTo(100);
        assertThat(progress.countedHere().accepted()).isEqualTo(5);
    }

    @Test
    void shouldNotCountWhatAnotherProcessDidMeanwhile() {
        progress.taken(0, accepted(0));
        progress.flushed(0, accepted(10));
        progress.taken(0, accepted(25));
        progress.flushed(0, accepted(26));

        assertThat(progress.countedHere().accepted()).isEqualTo(11);
        assertThat(progress.counters().accepted()).isEqualTo(26);
    }

    @Test
    void shouldCountOnceWhatATaskDoesAgainAfterItWasTakenBack() {
        progress.taken(0, accepted(0));
        progress.flushed(0, accepted(10));
        progress.taken(0, accepted(4));
        progress.flushed(0, accepted(8));

        assertThat(progress.countedHere().accepted()).isEqualTo(10);

        progress.flushed(0, accepted(12));

        assertThat(progress.countedHere().accepted()).isEqualTo(12);
    }

    @Test
    void shouldCountDeadLettersByReasonAndAlarmsByType() {
        progress.taken(0, accepted(0));
        TaskProgress later = accepted(1);
        later.deadLetter(DeadLetterReason.TooLate);
        later.deadLetter(DeadLetterReason.TooLate);
        progress.flushed(0, later);
        progress.alarm(Alarm.Type.Stale);

        assertThat(progress.countedHere().deadLetters(DeadLetterReason.TooLate)).isEqualTo(2);
        assertThat(progress.countedHere().deadLetters(DeadLetterReason.Malformed))
                .isZero();
        assertThat(progress.countedHere().taken()).isEqualTo(3);
        assertThat(progress.alarms(Alarm.Type.Stale)).isEqualTo(1);
        assertThat(progress.alarms(Alarm.Type.Deviation)).isZero();
    }

    private static TaskProgress accepted(long count) {
        TaskProgress progress = new TaskProgress();
        progress.accepted = count;
        return progress;
    }
}
