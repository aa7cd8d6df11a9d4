package io.stockpipeline.console.notify;

import static io.stockpipeline.console.notify.DeliveryState.Skipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The end of an episode follows its beginning. */
class DispatcherOrderTest extends OnDesk {
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
}
