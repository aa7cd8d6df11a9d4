package io.stockpipeline.bench.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class EngineOperatorTest {
    private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "NVDA", "TSLA", "IBM");

    private final List<Tick> ticks = ticks();
    private final List<Tick> first = ticks.subList(0, 600);
    private final List<Tick> second = ticks.subList(600, 1_200);
    private final List<Tick> rest = ticks.subList(1_200, ticks.size());

    @Test
    void shouldWriteOneRecordForEveryTick() throws Exception {
        assertThat(Subtask.fresh().take(ticks).records()).hasSize(ticks.size());
    }

    @Test
    void shouldGoOnFromACheckpointAsIfNothingHadHappened() throws Exception {
        Subtask restored = Subtask.restored(secondCheckpoint(), 1, 0);

        assertThat(restored.take(rest).records()).isEqualTo(undisturbed());
    }

    @Test
    void shouldGoOnWithTheSymbolsOfItsKeyGroupsWhenTheParallelismChanges() throws Exception {
        OperatorSubtaskState whole = secondCheckpoint();

        List<String> records = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            records.addAll(Subtask.restored(whole, 2, index).take(rest).records());
        }

        assertThat(records).containsExactlyInAnyOrderElementsOf(undisturbed());
    }

    /** The second, because it writes only what the first has not written yet. */
    private OperatorSubtaskState secondCheckpoint() throws Exception {
        Subtask subtask = Subtask.fresh().take(first);
        subtask.checkpoint(1);
        return subtask.take(second).checkpoint(2);
    }

    private List<String> undisturbed() throws Exception {
        return Subtask.fresh().take(ticks).records().subList(1_200, ticks.size());
    }

    private static List<Tick> ticks() {
        Random random = new Random(7);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long late = random.nextInt(20) == 0 ? random.nextInt(9_000) : 0;
            ticks.add(new Tick(
                    SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                    1_700_000_000_000L + i * 1_500L - late,
                    new Decimal(10_000 + random.nextInt(500), 2),
                    new Decimal(1 + random.nextInt(100), 0),
                    null,
                    null,
                    null,
                    null));
        }
        return ticks;
    }
}
