package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.local.LocalRun;
import io.stockpipeline.app.local.RunOptions;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.StockPipeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same file gives the same records, symbol by symbol and byte by byte, with Kafka and without. */
class RunEqualsBacktestTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldGiveTheSameRecordsAsABacktest(int partitions) throws Exception {
        Path file = new Workload(folder, 20_000).writeTicks(partitions).writePipeline(partitions, "ExactlyOnce");
        StockPipeline pipeline = Workload.read(file);
        Path data = folder.resolve("data");

        new LocalRun(pipeline, new RunOptions(folder, null, data, null, null, true, null), null, warning -> {})
                .run(new StopSignal());

        Topics backtest = Topics.ofBacktest(file, folder);
        assertThat(backtest.alarms().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(alarm -> alarm.contains("\"type\":\"Anomaly\"")))
                .isTrue();
        Topics.committed(pipeline, data.resolve(pipeline.qualifiedName()).resolve("kafka"))
                .shouldEqual(backtest);
    }
}
