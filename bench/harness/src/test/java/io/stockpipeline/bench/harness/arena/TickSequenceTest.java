package io.stockpipeline.bench.harness.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TickSequenceTest {
    private static final Workload WORKLOAD = new Workload(200_000, 20, 4, 50_000);

    @Test
    void shouldBeTheSameEveryTime() {
        assertThat(all()).isEqualTo(all());
    }

    @Test
    void shouldNameATickByItsTime() {
        Set<String> names = new HashSet<>();

        all().forEach(tick -> assertThat(names.add(tick.symbol() + tick.time())).isTrue());
    }

    @Test
    void shouldLetOneTickInAHundredComeLateWithinGrace() {
        Map<String, Long> latest = new HashMap<>();
        int late = 0;
        for (Tick tick : all()) {
            long before = latest.getOrDefault(tick.symbol(), 0L);
            assertThat(before - tick.time()).isLessThanOrEqualTo(Workload.GRACE_MS);
            late += tick.time() < before ? 1 : 0;
            latest.put(tick.symbol(), Math.max(before, tick.time()));
        }

        assertThat(late).isBetween(1_800, 2_200);
    }

    @Test
    void shouldKnowWhenTimesCannotBeUnique() {
        assertThat(WORKLOAD.timesAreUnique()).isTrue();
        assertThat(new Workload(1, 1, 1, 10).timesAreUnique()).isFalse();
        assertThat(new Workload(1, 500, 4, 2_000).timesAreUnique()).isTrue();
        assertThat(new Workload(1, 50_000, 4, 1_200).timesAreUnique()).isTrue();
    }

    private static List<Tick> all() {
        TickSequence sequence = new TickSequence(WORKLOAD);
        List<Tick> ticks = new ArrayList<>();
        while (sequence.hasNext()) {
            ticks.add(sequence.next());
        }
        return ticks;
    }
}
