package io.stockpipeline.console.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlarmLogTest {
    private final AlarmLog log = new AlarmLog(4);

    @Test
    void shouldBeginAfterTheNewestWithoutAPlace() {
        append(0, 7);

        assertThat(log.atTheEnd()).isEqualTo(new AlarmLog.Start(1, 0, false));
    }

    @Test
    void shouldGoOnAfterAPlace() {
        log.begin(Map.of(0, 5L, 1, 0L));
        append(0, 5);
        append(1, 0);
        append(0, 9);

        assertThat(log.after(place("0:5,1:0"))).isEqualTo(new AlarmLog.Start(2, 1, false));
        assertThat(log.after(place("0:4,1:-1"))).isEqualTo(new AlarmLog.Start(0, 3, false));
        assertThat(log.after(place("0:9,1:0"))).isEqualTo(new AlarmLog.Start(3, 0, false));
        assertThat(log.id()).isEqualTo("0:9,1:0");
    }

    @Test
    void shouldOwnUpToAGap() {
        log.begin(Map.of(0, 5L));
        append(0, 5);

        assertThat(log.after(place("0:3")).gap()).as("before what is read").isTrue();
        assertThat(log.after(place("0:4")).gap()).isFalse();
        assertThat(log.after(place("0:6")).gap()).as("ahead of what is known").isTrue();
        assertThat(log.after(place("0:5,3:8")).gap()).as("another topic").isTrue();
    }

    @Test
    void shouldForgetTheOldestAndKnowIt() {
        for (int offset = 0; offset < 6; offset++) {
            append(0, offset);
        }

        assertThat(log.oldest()).isEqualTo(2);
        assertThat(log.at(1)).isNull();
        assertThat(log.at(6)).isNull();
        assertThat(Objects.requireNonNull(log.at(2)).event()).asString().contains("id: 0:2\n");
        assertThat(log.after(place("0:0")).gap()).isTrue();
        assertThat(log.after(place("0:1")).gap()).isFalse();
    }

    @Test
    void shouldTakeInAnAlarmOnceWhenTheTopicIsReadAgain() {
        log.begin(Map.of(0, 0L));
        append(0, 0);
        append(0, 1);

        log.begin(Map.of(0, 0L));
        append(0, 0);
        append(0, 1);
        append(0, 2);

        assertThat(log.next()).isEqualTo(3);
        assertThat(log.after(place("0:0"))).isEqualTo(new AlarmLog.Start(1, 2, false));
    }

    @Test
    void shouldGiveWhoeverResumesAtAnyPlaceAllThatHeHasNotSeen() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            AlarmLog all = new AlarmLog(64);
            all.begin(Map.of(0, 0L, 1, 0L, 2, 0L));
            List<String> ids = new ArrayList<>(List.of(all.id()));
            long[] next = new long[3];
            for (int i = 0; i < 40; i++) {
                int partition = random.nextInt(3);
                next[partition] += 1 + random.nextInt(2);
                all.append(StreamUnderTest.record("AAPL", partition, next[partition]));
                ids.add(all.id());
            }
            int left = random.nextInt(ids.size());

            AlarmLog.Start start = all.after(place(ids.get(left)));

            assertThat(start).as("seed " + seed).isEqualTo(new AlarmLog.Start(left, 40 - left, false));
        }
    }

    @Test
    void shouldReadNoPlaceButItsOwn() {
        assertThat(place("0:17,1:-1")).hasToString("0:17,1:-1");
        for (String strange :
                List.of("", "0", "0:", "0:x", "0:1,", "0:-2", "0:1;1:2", "0:9999999999999999999", "x".repeat(9_000))) {
            assertThat(Positions.parse(strange)).as(strange).isNull();
        }
    }

    private void append(int partition, long offset) {
        log.append(StreamUnderTest.record("AAPL", partition, offset));
    }

    private static Positions place(String id) {
        return Objects.requireNonNull(Positions.parse(id));
    }
}
