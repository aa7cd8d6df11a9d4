package io.stockpipeline.console.history.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.history.sink.TopicFeed.Bounds;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final Stored STORED = new Stored(2, "id", 100);

    @Test
    void shouldBeginAtTheBeginningWhereNothingWasRead() {
        assertThat(Placement.of(null, "id", new Bounds(7, 100)))
                .isEqualTo(new Placement(new Stored(0, "id", 7), 0, null));
    }

    @Test
    void shouldGoOnWhereItStopped() {
        assertThat(Placement.of(STORED, "id", new Bounds(100, 100))).isEqualTo(new Placement(STORED, 0, null));
        assertThat(Placement.of(STORED, "id", new Bounds(0, 500))).isEqualTo(new Placement(STORED, 0, null));
    }

    @Test
    void shouldCountWhatRetentionTook() {
        Placement placement = Placement.of(STORED, "id", new Bounds(130, 500));

        assertThat(placement.stored()).isEqualTo(new Stored(2, "id", 130));
        assertThat(placement.missed()).isEqualTo(30);
        assertThat(placement.news()).contains("100 to 129");
    }

    @Test
    void shouldBeginATopicAnewThatHasAnotherId() {
        Placement placement = Placement.of(STORED, "other", new Bounds(0, 5_000));

        assertThat(placement.stored()).isEqualTo(new Stored(3, "other", 0));
        assertThat(placement.missed()).isZero();
        assertThat(placement.news()).contains("made anew");
    }

    @Test
    void shouldGoOnAtTheEndOfALogThatLostItsTail() {
        Placement placement = Placement.of(STORED, "id", new Bounds(0, 60));

        assertThat(placement.stored()).isEqualTo(new Stored(3, "id", 60));
        assertThat(placement.news()).contains("60 to 99");
    }
}
