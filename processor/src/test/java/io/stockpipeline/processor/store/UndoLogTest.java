package io.stockpipeline.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.PipelineFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At least once, the state may be found ahead of the committed offsets; it is taken back to them. */
class UndoLogTest {
    private final KeyValueStore<Bytes, byte[]> bytes = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("symbols"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private final List<String> emitted = new ArrayList<>();
    private EnginePlan plan;
    private EngineStore store;

    @BeforeEach
    void open() throws Exception {
        StockPipeline pipeline = PipelineFile.parse("apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\n"
                + "metadata: { name: test }\nspec:\n  symbols: [AAPL, MSFT]\n  source: { synthetic: {} }\n"
                + "  windows: [{ type: Count, count: 10 }]\n");
        plan = EnginePlan.of(pipeline);
        bytes.init(new MockProcessorContext<>().getStateStoreContext(), bytes);
        store = restarted();
    }

    @Test
    void shouldComputeReplayedTicksAgainAsTheFirstTime() {
        take("AAPL", 0);
        commit();
        take("AAPL", 1);
        take("MSFT", 2);
        List<String> first = List.copyOf(emitted);
        store.flushCache();

        emitted.clear();
        store = restarted();
        store.rewindTo(1);
        take("AAPL", 1);
        take("MSFT", 2);

        assertThat(emitted).isEqualTo(first.subList(1, 3));
        assertThat(store.progress().accepted).isEqualTo(3);
    }

    @Test
    void shouldStayWhereItIsWhenTheOffsetsWereCommitted() {
        take("AAPL", 0);
        commit();
        take("AAPL", 1);
        store.flushCache();

        store = restarted();
        store.rewindTo(2);

        assertThat(store.progress().lastOffset).isEqualTo(1);
        assertThat(store.progress().accepted).isEqualTo(2);
    }

    @Test
    void shouldTakeBackEveryFlushSinceTheLastCommit() {
        take("AAPL", 0);
        commit();
        take("AAPL", 1);
        store.flushCache();
        take("MSFT", 2);
        store.flushCache();

        store = restarted();
        store.rewindTo(1);

        assertThat(store.progress().accepted).isEqualTo(1);
        assertThat(store.symbols()).containsExactly("AAPL");
    }

    @Test
    void shouldTakeBackNothingOfAnEarlierCommitWhenSymbolsWereForgottenMeanwhile() {
        take("AAPL", 0);
        take("MSFT", 1);
        commit();
        take("AAPL", 2);
        commit();
        store.retain(symbol -> symbol.equals("AAPL"));
        take("AAPL", 3);
        store.flushCache();

        store = restarted();
        store.rewindTo(3);

        assertThat(store.progress().accepted).isEqualTo(3);
        take("AAPL", 3);
        assertThat(emitted.get(emitted.size() - 1)).isEqualTo("AAPL of 3");
    }

    private EngineStore restarted() {
        return new EngineStore(bytes, plan, true);
    }

    private void commit() {
        store.flushCache();
        store.commit(Map.of());
    }

    private void take(String symbol, long offset) {
        SymbolEngine engine = store.engine(symbol);
        engine.accept(
                new Tick(symbol, 1_000 * offset, Decimal.of("100"), null, null, null, null, null), new EngineOutput() {
                    @Override
                    public void averages(Averages averages) {
                        emitted.add(symbol + " of " + averages.get(0).count);
                    }

                    @Override
                    public void alarm(Alarm alarm) {}

                    @Override
                    public void bar(Bar bar) {}
                });
        store.changed(engine);
        store.progress().accepted++;
        store.progress().lastOffset = offset;
    }
}
