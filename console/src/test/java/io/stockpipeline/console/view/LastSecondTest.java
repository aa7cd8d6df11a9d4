package io.stockpipeline.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ticks of a symbol's last second, late ones among them. */
class LastSecondTest {
    @Test
    void shouldHoldTheTicksOfTheSecondThatEndsWithTheLatest() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        SymbolView view = new SymbolView(
                "A",
                new ViewPlan(List.of(), 1, List.of(), List.of(Span.of("1m")), 0, ZoneOffset.UTC, 3_600_000, 1_000),
                false);
        List<Tick> all = new ArrayList<>();
        long latest = 1_700_000_000_000L;
        for (int i = 0; i < 3_000; i++) {
            boolean late = i > 0 && random.nextInt(5) == 0;
            latest += late ? 0 : random.nextInt(random.nextInt(20) == 0 ? 1_500 : 100);
            long time = late ? latest - 1 - random.nextInt(1_500) : latest;
            Tick tick = new Tick("A", time, Decimal.of("1.5"), null, null, null, null, null);
            all.add(tick);
            Averages record = new Averages();
            record.reset("A", latest, tick);
            record.late = late;

            view.average(record);

            long begin = latest - 1_000;
            assertThat(view.now().lastSecond())
                    .as("seed " + seed)
                    .isEqualTo(all.stream().filter(held -> held.time() > begin).toList());
        }
    }
}
