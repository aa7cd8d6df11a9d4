package io.stockpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.PipelineFile;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** In steady state a tick leaves next to nothing for the garbage collector, whatever the machine. */
class EngineAllocationTest {
    private static final int SYMBOLS = 10;
    private static final int TICKS = 100_000;
    private static final double MOST_BYTES = 200;

    private final EngineOutput nowhere = new EngineOutput() {
        @Override
        public void averages(Averages averages) {}

        @Override
        public void alarm(Alarm alarm) {}

        @Override
        public void bar(Bar bar) {}
    };

    @Test
    void allocatesLessThan200BytesATick() throws Exception {
        StockPipeline pipeline = PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: steady }
                spec:
                  symbols: ["*"]
                  source: { file: { path: ticks.csv, format: Csv } }
                  windows:
                    - { type: Sliding, size: 5m, tolerance: 50% }
                    - { type: Sliding, size: 10m, tolerance: 50% }
                    - { type: Sliding, size: 15m, tolerance: 50% }
                """);
        SymbolEngine[] engines = new SymbolEngine[SYMBOLS];
        for (int i = 0; i < SYMBOLS; i++) {
            engines[i] = new SymbolEngine(EnginePlan.of(pipeline), "S" + i);
        }
        Tick[] ticks = new Tick[2 * TICKS];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = new Tick(
                    "S" + i % SYMBOLS,
                    1_700_000_000_000L + i * 100L,
                    new Decimal(18_900 + i % 97, 2),
                    new Decimal(1 + i % 50, 0),
                    null,
                    null,
                    null,
                    null);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        run(engines, ticks, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        run(engines, ticks, TICKS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat((double) allocated / TICKS).isLessThan(MOST_BYTES);
    }

    private void run(SymbolEngine[] engines, Tick[] ticks, int from) {
        for (int i = from; i < from + TICKS; i++) {
            engines[i % SYMBOLS].accept(ticks[i], nowhere);
        }
    }
}
