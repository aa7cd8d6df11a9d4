package io.stockpipeline.console.notify;

import static io.stockpipeline.console.notify.DeliveryState.Dead;
import static io.stockpipeline.console.notify.DeliveryState.Delivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.model.wire.Alarm;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The queue between consoles, receivers and a database, any of which may fail. */
class DispatcherQueueTest extends OnDesk {
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

    private static void turnUntilDone(Desk desk) {
        while (desk.status().pending() > 0) {
            desk.turn();
        }
    }
}
