package io.stockpipeline.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From where the topic's partitions are read when they are not what they were. */
class AlarmIntakePlacesTest extends OnAlarmTopic {
    @Test
    void shouldGoOnWithWhatIsLeftWhereAlarmsAreGone() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        publish(Alarms.deviation("a1"), Alarms.deviation("gone"), Alarms.deviation("a3"));
        first = 2;

        Reader next = reader(database, "desk");
        next.step();
        next.step();

        assertThat(taken("desk")).containsExactly("a3");
    }

    @Test
    void shouldReadATopicThatWasMadeAnewFromItsBeginning() throws Exception {
        publish(Alarms.deviation("past"), Alarms.deviation("past too"));
        Reader reader = reader(database, "desk");
        reader.step();
        log.clear();
        topicId = "topic-2";
        publish(Alarms.deviation("a1"), Alarms.deviation("a2"), Alarms.deviation("a3"));

        clock.forward(Duration.ofMinutes(1));
        reader.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void shouldReadAPartitionThatComesLaterFromItsBeginning() throws Exception {
        publish(Alarms.deviation("past"));
        Reader reader = reader(database, "desk");
        reader.step();
        partitions = 2;
        laterLog.add(Alarms.bytes(Alarms.deviation("b1")));
        publish(Alarms.deviation("a1"));

        clock.forward(Duration.ofMinutes(1));
        reader.step();

        assertThat(taken("desk")).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void shouldReadAPartitionFromItsBeginningThatCameWhileNoConsoleRan() throws Exception {
        Reader before = reader(database, "desk");
        before.step();
        before.intake.close();
        partitions = 2;
        laterLog.add(Alarms.bytes(Alarms.deviation("b1")));

        Reader after = reader(database, "desk", "chat");
        after.step();

        assertThat(taken("desk")).containsExactly("b1");
        assertThat(taken("chat")).isEmpty();
    }
}
