package io.stockpipeline.app.endtoend;

import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A file of random ticks, late ones among them, and a pipeline over it with every kind of window. */
final class Workload {
    private static final String[] SYMBOLS = {"AAPL", "MSFT", "NVDA", "IBM", "GM"};
    private static final int LATE_PERCENT = 5;

    private final Path folder;
    private final int ticks;

    Workload(Path folder, int ticks) {
        this.folder = folder;
        this.ticks = ticks;
    }

    /** Writes ticks 20 ms apart; five in a hundred arrive up to 4 s late, and some more than grace. */
    Workload writeTicks(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("symbol,time,price,size,side,id\n");
        int[] cents = new int[SYMBOLS.length];
        Arrays.fill(cents, 18_900);
        long now = 1_700_000_000_000L;
        for (int i = 0; i < ticks; i++) {
            int symbol = random.nextInt(SYMBOLS.length);
            cents[symbol] = Math.max(100, cents[symbol] + random.nextInt(41) - 20);
            now += random.nextInt(40);
            boolean late = random.nextInt(100) < LATE_PERCENT;
            csv.append(SYMBOLS[symbol])
                    .append(',')
                    .append(late ? now - random.nextInt(6_000) : now)
                    .append(',')
                    .append(cents[symbol] / 100)
                    .append('.')
                    .append(cents[symbol] % 100 / 10)
                    .append(cents[symbol] % 10)
                    .append(',')
                    .append(random.nextInt(500))
                    .append(random.nextBoolean() ? ",Buy," : ",Sell,")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(folder.resolve("ticks.csv"), csv);
        return this;
    }

    /** Writes the StockPipeline file beside the ticks. */
    Path writePipeline(int partitions, String guarantee) throws IOException {
        String yaml = """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: crash }
                spec:
                  symbols: [AAPL, MSFT, NVDA, IBM, GM]
                  source: { file: { path: ticks.csv } }
                  grace: 4s
                  bars: [1m, 5m, 1s]
                  windows:
                    - { size: 5s, tolerance: 0.05%% }
                    - { size: 1m, tolerance: 0.01%%, cooldown: 5s }
                    - { type: Tumbling, size: 10s, tolerance: 0.05%% }
                    - { type: Tumbling, size: 30s, emit: Final, tolerance: 0.1%% }
                    - { type: Hopping, size: 6s, advance: 2s }
                    - { type: Hopping, size: 3s, advance: 1s, emit: Final }
                    - { type: Count, count: 20, tolerance: "0.02" }
                    - { type: Count, count: 20, average: Weighted }
                    - { type: Count, count: 20, average: Exponential, tolerance: 0.1%% }
                    - { size: 10s, average: Exponential }
                    - { size: 10s, average: VolumeWeighted, tolerance: 0.2%% }
                  alarms:
                    - { name: move, type: PriceMove, threshold: 0.5%% }
                    - { name: silent, type: Stale, after: 2s }
                    - { name: spike, type: VolumeSpike, window: 5s, factor: "1.3" }
                    - { name: outlier, type: ZScore, window: 1m, threshold: "2" }
                    - { name: odd, type: Anomaly, threshold: "0.5" }
                  topics: { partitions: %d }
                  processor: { guarantee: %s }
                """.formatted(partitions, guarantee);
        return Files.writeString(folder.resolve("pipeline.yaml"), yaml);
    }

    static StockPipeline read(Path file) {
        try {
            return PipelineFile.read(file);
        } catch (IOException | InvalidPipelineException e) {
            throw new AssertionError(e);
        }
    }
}
