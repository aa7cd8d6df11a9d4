package io.stockpipeline.bench.harness;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.latency.LatencyPhases;
import io.stockpipeline.bench.harness.measure.Phases;
import io.stockpipeline.bench.harness.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/run.sh}: its options. */
@Command(
        name = "run.sh",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures StockPipeline, its limits and its peers on one input and prints one table.",
        footer = {
            "",
            "Examples:",
            "  bench/run.sh --short",
            "  bench/run.sh --full --markdown table.md",
            "  bench/run.sh --only ours,limits --ticks 10000000"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final long SHORT_TICKS = 20_000_000;
    private static final long FULL_TICKS = 60_000_000;

    private boolean full;

    @Option(names = "--scale", description = "StockPipeline alone: more symbols, one busy symbol, threads, restore")
    private boolean scale;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "these contestants or families only")
    private List<String> only = List.of();

    @Option(names = "--ticks", paramLabel = "N", description = "ticks of the input")
    private @Nullable Long ticks;

    @Option(names = "--symbols", paramLabel = "N", description = "symbols (default: ${DEFAULT-VALUE})")
    private int symbols = 500;

    @Option(names = "--tick-micros", paramLabel = "N", description = "event time a tick (default: ${DEFAULT-VALUE})")
    private long tickMicros = 2_000;

    @Option(names = "--partitions", paramLabel = "N", description = "partitions (default: ${DEFAULT-VALUE})")
    private int partitions = 4;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of each contestant (default: ${DEFAULT-VALUE})")
    private int threads = 1;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "instead of the mode's")
    private @Nullable Long warmUp;

    @Option(names = "--measured", paramLabel = "SECONDS", description = "instead of the mode's")
    private @Nullable Long measured;

    @Option(names = "--no-latency", negatable = true, description = "leave the latencies out")
    private boolean latencies = true;

    @Option(names = "--rate", paramLabel = "N", description = "ticks/s of the latencies (default: ${DEFAULT-VALUE})")
    private double rate = 20_000;

    @Option(
            names = "--jvm-options",
            split = " ",
            paramLabel = "OPTIONS",
            description = "of every contestant (default: ${DEFAULT-VALUE})",
            defaultValue = "-Xmx3g -XX:+UseParallelGC")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "keep the input and the contestants' logs here, and use the input again")
    private @Nullable Path keep;

    @Option(names = "--dir", paramLabel = "DIR", description = "where to make the temporary folder otherwise")
    private @Nullable Path directory;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write the table there too")
    private @Nullable Path markdown;

    @Option(names = "--home", paramLabel = "DIR", hidden = true, description = "the project's folder")
    private Path home = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }

    @Option(names = "--short", description = "under ten minutes (the default)")
    void takeShort(boolean wanted) {
        full = !wanted;
    }

    @Option(names = "--full", description = "20 s of warm-up and 60 s measured each, on 60 million ticks")
    void takeFull(boolean wanted) {
        full = wanted;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Path folder = folder();
        try {
            Report report = report(folder.toAbsolutePath());
            System.out.println(report.text());
            if (markdown != null) {
                Files.writeString(markdown, report.markdown());
            }
        } finally {
            if (keep == null) {
                delete(folder);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private Report report(Path folder) throws IOException, InterruptedException, ExecutionException {
        Options options = options();
        try (Session session = Session.open(folder, options)) {
            return scale
                    ? new Scale(options, session, System.err).run()
                    : new Comparison(options, session, System.err).run();
        }
    }

    private Options options() {
        return new Options(
                home.toAbsolutePath().normalize(),
                full,
                only,
                new Workload(ticks == null ? full ? FULL_TICKS : SHORT_TICKS : ticks, symbols, partitions, tickMicros),
                threads,
                new Phases(seconds(warmUp, full ? 20 : 6), seconds(measured, full ? 60 : 12)),
                latencies ? Optional.of(latencyPhases()) : Optional.empty(),
                jvmOptions);
    }

    private LatencyPhases latencyPhases() {
        return new LatencyPhases(
                rate,
                Duration.ofSeconds(full ? 20 : 5),
                Duration.ofSeconds(full ? 10 : 3),
                Duration.ofSeconds(full ? 5 : 2),
                Duration.ofSeconds(full ? 20 : 5));
    }

    private static Duration seconds(@Nullable Long given, long otherwise) {
        return Duration.ofSeconds(given == null ? otherwise : given);
    }

    private Path folder() throws IOException {
        if (keep != null) {
            return Files.createDirectories(keep);
        }
        return directory == null
                ? Files.createTempDirectory("bench")
                : Files.createTempDirectory(Files.createDirectories(directory), "bench");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
