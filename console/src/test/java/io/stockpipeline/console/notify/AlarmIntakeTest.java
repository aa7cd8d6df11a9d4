package io.stockpipeline.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which alarms are taken in, for whom, and how often: once. */
class AlarmIntakeTest extends OnAlarmTopic {
    @Test
    void shouldBeginAtTheEndOfTheTopic() throws Exception {
        publish(Alarms.deviation("past"));
        Reader reader = reader(database, "desk");
        reader.step();

        publish(Alarms.deviation("a1"), Alarms.deviation("a2"));
        reader.step();

        assertThat(taken("desk")).containsExactly("a1", "a2");
    }

    @Test
    void shouldTakeEverythingOfATopicThatWasNotThere() throws Exception {
        String id = topicId;
        topicId = null;
        Reader reader = reader(database, "desk");
        assertThatThrownBy(reader::step).hasMessage("there is no topic local.tech.alarms yet");
        topicId = id;
        publish(Alarms.deviation("a1"));

        reader.step();

        assertThat(taken("desk")).containsExactly("a1");
    }

    @Test
    void shouldGoOnAfterARestartWithWhatCameMeanwhile() throws Exception {
        Reader reader = reader(database, "desk");
        publish(Alarms.deviation("missed before the start"));
        reader.step();
        publish(Alarms.deviation("a1"));
        reader.step();
        reader.intake.close();
        publish(Alarms.deviation("a2"));

        Reader next = reader(database, "desk");
        next.step();
        publish(Alarms.deviation("a3"));
        next.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void shouldBeginWithANewNotificationAtItsOwnTime() throws Exception {
        Reader before = reader(database, "desk");
        before.step();
        publish(Alarms.deviation("a1"));
        before.step();
        publish(Alarms.deviation("a2"));

        Reader after = reader(database, "desk", "chat");
        after.step();
        publish(Alarms.deviation("a3"));
        after.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
        assertThat(taken("chat")).containsExactly("a3");
    }

    @Test
    void shouldWriteEveryAlarmOnceHoweverManyConsolesReadAndHoweverOftenItIsPublished() throws Exception {
        Reader one = reader(database, "desk");
        Reader other = reader(database, "desk");
        one.step();
        other.step();
        publish(Alarms.deviation("a1"), Alarms.deviation("a2"), Alarms.deviation("a1"));

        one.step();
        other.step();
        publish(Alarms.deviation("a3"), Alarms.deviation("a2"));
        other.step();
        one.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void shouldLeaveTheNewNotificationsOfAnotherConsoleAlone() throws Exception {
        Reader newer = reader(database, "desk", "chat");
        Reader older = reader(database, "desk");
        newer.step();
        older.step();
        publish(Alarms.deviation("a1"));

        older.step();
        newer.step();

        assertThat(taken("desk")).containsExactly("a1");
        assertThat(taken("chat")).containsExactly("a1");
    }

    @Test
    void shouldTakeTheEndOfAnEpisodeOnlyWhereItsBeginningWasTaken() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        publish(
                Alarms.resolved("began before"),
                Alarms.priceMove("too mild", "e1", Alarm.State.Firing, Severity.Info),
                Alarms.priceMove("too mild, over", "e1", Alarm.State.Resolved, Severity.Info),
                Alarms.firing("e2"),
                Alarms.resolved("e2"));

        reader.step();

        assertThat(taken("desk")).containsExactly("e2-firing", "e2-resolved");
    }

    @Test
    void shouldPassOverWhatIsNoAlarm() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        log.add("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        publish(Alarms.deviation("a1"));

        reader.step();

        assertThat(taken("desk")).containsExactly("a1");
    }

    @Test
    void shouldLoseNothingWhileTheDatabaseIsAway() throws Exception {
        CompletableFuture<DatabaseAddress> late = new CompletableFuture<>();
        try (HistoryDatabase starting = HistoryDatabase.open(late, pipeline)) {
            Reader reader = reader(starting, "desk");
            publish(Alarms.deviation("past"));
            assertThatThrownBy(reader::step).isInstanceOf(HistoryUnavailableException.class);
            publish(Alarms.deviation("a1"));
            late.complete(address);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> starting.state().isReady());

            reader.step();
            reader.step();

            assertThat(taken("desk")).containsExactly("a1");
        }
    }

    @Test
    void shouldTakeInOnceMoreWhatTheDatabaseDidNotTake() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        publish(Alarms.deviation("a1"));
        rename("delivery", "hidden");
        assertThatThrownBy(reader::step).hasMessageContaining("delivery");
        publish(Alarms.deviation("a2"));
        assertThatThrownBy(reader::step).hasMessageContaining("delivery");
        rename("hidden", "delivery");

        reader.step();

        assertThat(taken("desk")).containsExactly("a1", "a2");
    }

    @Test
    void shouldForgetANotificationThatNoConsoleNamesAnyMore() throws Exception {
        Reader both = reader(database, "desk", "chat");
        both.step();
        publish(Alarms.deviation("a1"));
        both.step();
        Upkeep upkeep = new Upkeep(database);
        clock.forward(Upkeep.FORGOTTEN);
        upkeep.run(List.of("desk"), clock.instant());
        assertThat(new DeliveryReport(database).status(List.of("desk", "chat"), clock.instant()))
                .hasSize(2);
        clock.forward(Duration.ofSeconds(1));

        upkeep.run(List.of("desk"), clock.instant());

        assertThat(new DeliveryReport(database).status(List.of("desk", "chat"), clock.instant()))
                .hasSize(1);
        assertThat(new DeliveryReport(database).list(DeliveryState.Dead, "chat", Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo("its notification is no longer in the pipeline"));
    }
}
