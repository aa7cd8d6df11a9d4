package io.stockpipeline.console.notify;

import static io.stockpipeline.console.notify.DeliveryState.Dead;
import static io.stockpipeline.console.notify.DeliveryState.Delivered;
import static io.stockpipeline.console.notify.DeliveryState.Pending;
import static io.stockpipeline.console.notify.DeliveryState.Skipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent, and sent again, until it has arrived or is given up. */
class DispatcherTest extends OnDesk {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldSendAnAlarmOnce() {
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));

        desk.turn();
        desk.turn();

        assertThat(receiver.only().headers()).containsEntry("webhook-id", "a1");
        assertThat(desk.states()).containsExactly(Delivered);
        assertThat(desk.status().delivered()).isEqualTo(1);
        assertThat(desk.status().pending()).isZero();
    }

    @Test
    void shouldSendAgainAfterEveryFailureUnderTheSameId() {
        receiver.then(500).then(502).then(404);
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));

        desk.turn();
        assertThat(desk.status().lastError()).isEqualTo("HTTP 500");
        clock.forward(Duration.ofMillis(4_999));
        desk.turn();
        assertThat(receiver.received()).hasSize(1);
        clock.forward(Duration.ofMillis(1_001));
        desk.turn();
        clock.forward(Duration.ofMinutes(6));
        desk.turn();
        clock.forward(Duration.ofMinutes(36));
        desk.turn();

        assertThat(receiver.received())
                .hasSize(4)
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("webhook-id", "a1"));
        assertThat(receiver.received().stream().map(request -> request.headers().get("webhook-timestamp")))
                .doesNotHaveDuplicates();
        assertThat(desk.states()).containsExactly(Delivered);
        assertThat(desk.rows().get(0).attempts()).isEqualTo(4);
    }

    @Test
    void shouldSendAgainAfterATimeoutAndAHangUp() {
        receiver.thenNothing().thenHangUp();
        Desk desk = desk(webhook(), SECOND);
        desk.take(Alarms.deviation("a1"));

        desk.turn();
        clock.forward(Duration.ofSeconds(6));
        desk.turn();
        assertThat(desk.states()).containsExactly(Pending);
        clock.forward(Duration.ofMinutes(6));
        desk.turn();

        assertThat(desk.states()).containsExactly(Delivered);
        // A hang-up on a fresh connection is tried once more by Java's client itself.
        assertThat(receiver.received()).hasSizeBetween(3, 4);
    }

    @Test
    void shouldGiveUpAfterTheTenthAttemptAndSayWhy() {
        IntStream.range(0, 10).forEach(i -> receiver.then(500, Map.of(), "no such table"));
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));

        desk.turn();
        for (Duration wait : RetrySchedule.WAITS) {
            assertThat(desk.states()).containsExactly(Pending);
            clock.forward(wait.multipliedBy(12).dividedBy(10));
            desk.turn();
        }

        assertThat(receiver.received()).hasSize(10);
        assertThat(desk.states()).containsExactly(Dead);
        assertThat(desk.rows().get(0).reason()).isEqualTo("HTTP 500: no such table");
        assertThat(desk.status().dead()).isEqualTo(1);
    }

    @Test
    void shouldLeaveAReceiverInPeaceThatAsksForIt() {
        receiver.then(429, Map.of("Retry-After", "60"), "");
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));
        desk.turn();

        desk.take(Alarms.deviation("a2"));
        clock.forward(Duration.ofSeconds(59));
        desk.turn();
        assertThat(receiver.received()).hasSize(1);
        assertThat(desk.status().pausedUntil()).isEqualTo(clock.instant().plusSeconds(1));
        clock.forward(SECOND);
        desk.turn();

        assertThat(receiver.received()).hasSize(3);
        assertThat(desk.states()).containsExactly(Delivered, Delivered);
        assertThat(desk.rows()).allSatisfy(row -> assertThat(row.attempts()).isEqualTo(1));
    }

    @Test
    void shouldSendNothingMoreToAReceiverThatIsGoneUntilTheNextStart() {
        receiver.then(410);
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));
        desk.turn();
        desk.take(Alarms.deviation("a2"));
        clock.forward(Duration.ofHours(1));
        desk.turn();
        assertThat(receiver.received()).hasSize(1);
        assertThat(desk.status().gone()).isEqualTo("HTTP 410");
        assertThat(desk.status().pending()).isEqualTo(2);

        desk(webhook()).turn();

        assertThat(receiver.received()).hasSize(3);
        assertThat(desk.states()).containsExactly(Delivered, Delivered);
        assertThat(desk.status().gone()).isNull();
    }

    @Test
    void shouldNotSendWhatIsADayOld() {
        Desk desk = desk(webhook());
        desk.take(clock.instant().minus(Duration.ofHours(24)), Alarms.deviation("old"));
        desk.take(clock.instant().minus(Duration.ofHours(23)), Alarms.deviation("young"));

        desk.turn();

        assertThat(receiver.only().headers()).containsEntry("webhook-id", "young");
        assertThat(desk.states()).containsExactly(Skipped, Delivered);
        assertThat(desk.rows().get(0).reason()).isEqualTo("older than 24 h before it could be sent");
    }

    @Test
    void shouldGiveUpWhatWaitsForAReceiverThatIsGone() {
        receiver.then(500).then(410);
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("tried"));
        desk.turn();
        clock.forward(Duration.ofSeconds(6));
        desk.turn();
        desk.take(Alarms.deviation("waiting"));
        clock.forward(Duration.ofHours(24));
        desk.upkeep();
        assertThat(desk.states()).containsExactly(Pending, Skipped);
        clock.forward(Duration.ofDays(6));
        desk.upkeep();

        assertThat(desk.states()).containsExactly(Dead, Skipped);
        assertThat(desk.status().dead()).isEqualTo(1);
        assertThat(desk.status().skipped()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatWasFinishedAMonthAgo() {
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));
        desk.turn();
        clock.forward(Duration.ofDays(30));
        desk.upkeep();
        assertThat(desk.rows()).hasSize(1);
        clock.forward(SECOND);
        desk.upkeep();

        assertThat(desk.rows()).isEmpty();
        assertThat(desk.status().delivered()).isEqualTo(1);
    }

    @Test
    void shouldSendWhatIsSevereEnoughOnly() {
        Desk desk = desk(webhook() + "\n- { name: pager, minSeverity: Critical, webhook: { url: \"" + receiver.url()
                + "/pager\" } }");
        desk.take(
                Alarms.priceMove("info", "e1", Alarm.State.Firing, Severity.Info),
                Alarms.priceMove("warning", "e2", Alarm.State.Firing, Severity.Warning),
                Alarms.priceMove("critical", "e3", Alarm.State.Firing, Severity.Critical));

        desk.turn();

        assertThat(receiver.received().stream()
                        .map(request -> request.path() + request.headers().get("webhook-id")))
                .containsExactlyInAnyOrder("/warning", "/critical", "/pagercritical");
    }
}
