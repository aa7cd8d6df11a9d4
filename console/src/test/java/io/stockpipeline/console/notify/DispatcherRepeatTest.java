package io.stockpipeline.console.notify;

import static io.stockpipeline.console.notify.DeliveryState.Delivered;
import static io.stockpipeline.console.notify.DeliveryState.Skipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.Alarm;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What still fires is told again to a receiver that forgets. */
class DispatcherRepeatTest extends OnDesk {
    private static final Duration SECOND = Duration.ofSeconds(1);

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
}
