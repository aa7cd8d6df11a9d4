package io.stockpipeline.console.notify;

import static io.stockpipeline.console.notify.DeliveryState.Dead;
import static io.stockpipeline.console.notify.DeliveryState.Delivered;
import static io.stockpipeline.console.notify.DeliveryState.Pending;
import static io.stockpipeline.console.notify.DeliveryState.Skipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest extends OnDatabase {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final ScriptedReceiver receiver = new ScriptedReceiver();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        receiver.close();
    }

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
    void shouldNeverLetTheEndOfAnEpisodeOvertakeItsBeginning() {
        receiver.then(500);
        Desk desk = desk(webhook());
        desk.take(Alarms.firing("e1"), Alarms.resolved("e1"));

        desk.turn();
        desk.turn();
        desk.take(Alarms.firing("e2"));
        desk.turn();
        assertThat(ids()).containsExactly("e1-firing", "e2-firing");
        clock.forward(Duration.ofSeconds(6));
        desk.turn();
        desk.turn();

        assertThat(ids()).containsExactly("e1-firing", "e2-firing", "e1-firing", "e1-resolved");
    }

    @Test
    void shouldNotTellTheEndOfWhatWasNeverTold() {
        Desk desk = desk(webhook());
        desk.take(clock.instant().minus(Duration.ofDays(2)), Alarms.firing("e1"));
        desk.take(Alarms.resolved("e1"), Alarms.resolved("unknown"));

        desk.turn();
        desk.turn();

        assertThat(receiver.received()).isEmpty();
        assertThat(desk.states()).containsExactly(Skipped, Skipped);
        assertThat(desk.rows().get(1).reason()).isEqualTo("the alarm that it ends was not delivered");
    }

    @Test
    void shouldTellTheEndOfWhatWasToldHoweverLate() {
        Desk desk = desk(webhook());
        desk.take(Alarms.firing("e1"));
        desk.turn();
        desk.take(Alarms.resolved("e1"));
        clock.forward(Duration.ofHours(30));
        desk.upkeep();

        desk.turn();

        assertThat(ids()).containsExactly("e1-firing", "e1-resolved");
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

    @Test
    void shouldSendAnAlarmThatWasUnderWayWhenTheConsoleDied() {
        receiver.thenNothing();
        try (Desk dying = new Desk(database, clock, webhook())) {
            dying.take(Alarms.deviation("a1"));
            dying.handOut();
            Awaitility.await().until(() -> receiver.received().size() == 1);
        }
        Desk next = desk(webhook());
        next.turn();
        assertThat(receiver.received()).hasSize(1);
        clock.forward(DeliveryTable.LEASE);
        next.turn();

        assertThat(ids()).containsExactly("a1", "a1");
        assertThat(next.states()).containsExactly(Delivered);
    }

    @Test
    void shouldNotSendAgainWhatCouldNotBeWrittenDownAtOnce() {
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"));
        desk.handOut();
        rename("delivery", "hidden");
        Awaitility.await().untilAsserted(() -> assertThatThrownBy(desk::settled).hasMessageContaining("delivery"));
        rename("hidden", "delivery");

        Awaitility.await().until(desk::settled);
        desk.turn();

        assertThat(ids()).containsExactly("a1");
        assertThat(desk.states()).containsExactly(Delivered);
    }

    @Test
    void shouldShareTheWorkBetweenConsoles() throws Exception {
        Alarm[] alarms =
                IntStream.range(0, 200).mapToObj(i -> Alarms.deviation("a" + i)).toArray(Alarm[]::new);
        HistoryDatabase same = OpenDatabase.of(address, pipeline);
        opened.add(same);
        Desk one = desk(webhook());
        Desk other = new Desk(same, clock, webhook());
        opened.add(other);
        one.take(alarms);
        other.take(alarms);

        Thread beside = new Thread(() -> turnUntilDone(other));
        beside.start();
        turnUntilDone(one);
        beside.join();

        assertThat(ids())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(alarms).map(Alarm::id).toList());
        assertThat(one.states()).hasSize(200).containsOnly(Delivered);
        assertThat(one.status().delivered()).isEqualTo(200);
    }

    private static void turnUntilDone(Desk desk) {
        while (desk.status().pending() > 0) {
            desk.turn();
        }
    }

    @Test
    void shouldNotLetADeadReceiverHoldUpAnother() {
        try (ScriptedReceiver dead = new ScriptedReceiver()) {
            IntStream.range(0, 20).forEach(i -> dead.thenNothing());
            Desk desk = desk("- { name: dead, webhook: { url: \"" + dead.url() + "\" } }\n" + webhook());
            desk.take(IntStream.range(0, 20)
                    .mapToObj(i -> Alarms.deviation("a" + i))
                    .toArray(Alarm[]::new));

            Awaitility.await().until(() -> {
                desk.handOut();
                return receiver.received().size() == 20;
            });

            assertThat(dead.received()).hasSizeLessThanOrEqualTo(Courier.PARALLEL);
        }
    }

    @Test
    void shouldTellAnAlertmanagerEveryMinuteWhatStillFires() {
        Desk desk = desk("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }");
        desk.take(Alarms.firing("e1"), elsewhere("e2"), Alarms.deviation("event"));
        desk.turn();
        assertThat(receiver.received()).hasSize(3);

        clock.forward(Duration.ofSeconds(59));
        desk.turn();
        assertThat(receiver.received()).hasSize(3);
        clock.forward(SECOND);
        desk.turn();
        assertThat(receiver.received()).hasSize(4);
        assertThat(receiver.received().get(3).body())
                .contains("\"e1\"", "\"e2\"")
                .doesNotContain("event");
        desk.take(Alarms.resolved("e1"));
        desk.turn();
        clock.forward(Duration.ofMinutes(1));
        desk.turn();

        assertThat(receiver.received()).hasSize(6);
        assertThat(receiver.received().get(5).body()).contains("\"e2\"").doesNotContain("\"e1\"");
    }

    @Test
    void shouldTellAnEndOnceMoreThatARepetitionMayHaveOvertaken() {
        RepeatTable repeats = repeats(List.of("big-move"), List.of());
        Desk desk = desk("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }");
        desk.take(Alarms.firing("e1"), elsewhere("e2"));
        desk.turn();
        desk.take(Alarms.resolved("e1"));
        desk.turn();
        assertThat(receiver.received()).hasSize(3);

        repeats.settle("ops", List.of("e1", "e2"), clock.instant());
        desk.turn();

        assertThat(receiver.received()).hasSize(4);
        assertThat(receiver.received().get(3).body()).contains("\"e1\"", "RESOLVED");
    }

    @Test
    void shouldNotTellAnAlertmanagerAnEndThatIsLateForItsAlarmFiresAgain() {
        Desk desk = desk("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }");
        desk.take(Alarms.firing("e1"));
        desk.turn();
        receiver.then(500).then(500);
        desk.take(Alarms.resolved("e1"));
        desk.turn();
        clock.forward(Duration.ofSeconds(6));
        desk.turn();
        assertThat(receiver.received()).hasSize(3);

        desk.take(Alarms.firing("e2"));
        desk.turn();
        assertThat(receiver.received()).hasSize(4);
        clock.forward(Duration.ofMinutes(10));
        desk.turn();

        assertThat(receiver.received().subList(3, receiver.received().size()))
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.body()).contains("\"e2\"").doesNotContain("\"e1\""));
        assertThat(desk.states()).containsExactly(Delivered, Skipped, Delivered);
        assertThat(desk.status().skipped()).isEqualTo(1);
    }

    @Test
    void shouldTellAnAlertmanagerThatAnAlarmFiresAgainOnlyAfterTheEndThatIsUnderWay() {
        Desk desk = desk("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }", SECOND);
        desk.take(Alarms.firing("e1"));
        desk.turn();
        receiver.thenNothing();
        desk.take(Alarms.resolved("e1"));
        desk.handOut();
        desk.take(Alarms.firing("e2"));
        desk.handOut();
        Awaitility.await().until(desk::settled);
        assertThat(receiver.received()).hasSize(2);

        desk.turn();

        assertThat(receiver.received()).hasSize(3);
        assertThat(receiver.received().get(2).body()).contains("\"e2\"");
        assertThat(desk.states()).containsExactly(Delivered, Skipped, Delivered);
    }

    @Test
    void shouldRepeatOnlyWhatThePipelineStillWatches() {
        Desk desk = desk("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }");
        desk.take(Alarms.firing("e1"), elsewhere("e2"));
        desk.turn();

        assertThat(repeated(List.of("big-move"), List.of())).containsExactly("e1", "e2");
        assertThat(repeated(List.of("other", "big-move"), List.of("AAPL", "IBM")))
                .containsExactly("e2");
        assertThat(repeated(List.of("other"), List.of("AAPL", "MSFT"))).isEmpty();
        assertThat(repeated(List.of(), List.of())).isEmpty();
    }

    private List<String> repeated(List<String> alarms, List<String> symbols) {
        return repeats(alarms, symbols).stillFiring("ops", clock.instant()).stream()
                .map(RepeatTable.StillFiring::episode)
                .toList();
    }

    private RepeatTable repeats(List<String> alarms, List<String> symbols) {
        return new RepeatTable(database, new Watched(alarms, symbols));
    }

    /** The same alarm fires of another symbol. */
    private static Alarm elsewhere(String episode) {
        Alarm alarm = Alarms.firing(episode);
        return new Alarm(
                alarm.id(),
                episode,
                alarm.alarm(),
                alarm.type(),
                alarm.severity(),
                alarm.state(),
                "AAPL",
                alarm.time(),
                alarm.price(),
                null,
                null,
                null,
                alarm.reference(),
                null,
                alarm.deviation(),
                alarm.tolerance(),
                alarm.direction());
    }

    @Test
    void shouldNotLetAnAlarmThatItCannotReadStandInTheWay() {
        Desk desk = desk(webhook());
        desk.take(Alarms.deviation("a1"), Alarms.deviation("a2"));
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE delivery SET record = replace(record, 'Deviation', 'Mood') WHERE alarm_id = 'a1'"));

        desk.turn();

        assertThat(ids()).containsExactly("a2");
        assertThat(desk.states()).containsExactly(Dead, Delivered);
    }

    private Desk desk(String notifications) {
        return desk(notifications, Duration.ofSeconds(30));
    }

    private Desk desk(String notifications, Duration timeout) {
        Desk desk = new Desk(database, clock, notifications, timeout);
        opened.add(desk);
        return desk;
    }

    private String webhook() {
        return "- { name: desk, webhook: { url: \"" + receiver.url() + "/\" } }";
    }

    private List<String> ids() {
        return receiver.received().stream()
                .map(request -> String.valueOf(request.headers().get("webhook-id")))
                .toList();
    }
}
