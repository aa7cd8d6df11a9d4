package io.stockpipeline.bench.harness.arena;

import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The file of the pipeline that StockPipeline runs in an arena: sliding windows of 5, 10 and 15 minutes with the README's
 * tolerances, as exact as they can be where a time names a tick.
 *
 * @param bars as the file writes them
 */
public record PipelineText(Arena arena, boolean exactlyOnce, String bars) {
    /** The most symbols that a file may name; beyond, any are taken. */
    private static final int MOST_NAMED = 5_000;

    /** Where the contestant's file is. */
    public static Path file(Contest contest) {
        return contest.folder().resolve("pipeline.yaml");
    }

    /** Writes the file. */
    public void write(Contest contest) throws IOException {
        Files.writeString(file(contest), yaml());
    }

    /** Reads the contestant's file. */
    public static StockPipeline read(Contest contest) throws IOException {
        try {
            return PipelineFile.read(file(contest));
        } catch (InvalidPipelineException e) {
            throw new IllegalStateException("the bench wrote a wrong pipeline", e);
        }
    }

    String yaml() {
        Workload workload = arena.workload();
        boolean exact = workload.timesAreUnique();
        return String.join(
                "\n",
                "apiVersion: stockpipeline.io/v1alpha1",
                "kind: StockPipeline",
                "metadata:",
                "  name: " + arena.name(),
                "spec:",
                "  symbols: [" + symbols(workload) + "]",
                "  source:",
                "    file: { path: unused.csv } # the ticks are in their topic already",
                "  windows:",
                "    - { size: 5m,  tolerance: 0.5% }",
                "    - { size: 10m, tolerance: 0.4% }",
                "    - { size: 15m, tolerance: 0.3% }",
                "  resolution: " + (exact ? "1ms" : "1s"),
                "  grace: " + Workload.GRACE_MS + "ms",
                "  deduplicate: " + (exact ? "Time" : "None"),
                "  bars: " + bars,
                "  topics: { partitions: " + workload.partitions() + " }",
                "  processor:",
                "    threads: " + arena.threads(),
                "    guarantee: " + (exactlyOnce ? "ExactlyOnce" : "AtLeastOnce"),
                "");
    }

    private static String symbols(Workload workload) {
        return workload.symbols() > MOST_NAMED
                ? "\"*\""
                : IntStream.range(0, workload.symbols())
                        .mapToObj(workload::symbol)
                        .collect(Collectors.joining(", "));
    }
}
