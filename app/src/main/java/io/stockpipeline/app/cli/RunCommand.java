package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.live.Lines;
import io.stockpipeline.app.live.RunView;
import io.stockpipeline.app.live.Table;
import io.stockpipeline.app.live.Terminal;
import io.stockpipeline.app.local.ConsoleOptions;
import io.stockpipeline.app.local.HistoryChoice;
import io.stockpipeline.app.local.LocalRun;
import io.stockpipeline.app.local.RunOptions;
import io.stockpipeline.app.local.RunResult;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.KafkaSpec;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: a whole pipeline in this process. */
@Command(
        name = "run",
        description = "Runs a pipeline on this machine, with a Kafka of its own, and shows its averages and alarms.",
        footer = {
            "",
            "Examples:",
            "  stockpipeline run examples/yahoo-watchlist.yaml",
            "  stockpipeline run examples/quickstart.yaml --exit-when-done",
            "",
            "On a terminal it shows a table, else lines, and a dashboard in the browser; Ctrl-C stops it. What it",
            "keeps lies in --data-dir, so that the next run goes on where this one stopped. With --exit-when-done",
            "there is a dashboard only where --port or --history ask for one."
        })
final class RunCommand implements Callable<Integer> {
    /** Nobody waits longer after Ctrl-C. */
    private static final Duration STOP = Duration.ofSeconds(5);

    private static final int LAST_PORT = 65_535;

    @Parameters(paramLabel = "FILE", description = "the StockPipeline file")
    private Path file = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port of the dashboard; 0: any free one (default: 8080, or any free one where that is taken)")
    private @Nullable Integer port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".stockpipeline",
            description = "where pipelines keep their data, a folder each (default: ${DEFAULT-VALUE})")
    private Path dataFolder = Path.of(".stockpipeline");

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "use this Kafka instead of one in this process")
    private @Nullable String kafka;

    @Option(
            names = "--history",
            paramLabel = "JDBC_URL|none",
            description = "where the history is kept: a PostgreSQL of yours, or nowhere (default: one in --data-dir)")
    private @Nullable String history;

    @Option(
            names = "--secrets-dir",
            paramLabel = "DIR",
            description = "the Secrets that the file names: a folder each, a file a key")
    private @Nullable Path secretsFolder;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = TimeoutConverter.class,
            description = "stop after this time, for example 30s or 5m")
    private @Nullable Duration time;

    @Option(names = "--exit-when-done", description = "end when the source has come to its end, with a summary")
    private boolean exitWhenDone;

    @Option(names = "--quiet", description = "show nothing but the summary and what goes wrong")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        StockPipeline pipeline = PipelineReader.read(file);
        Path folder = file.toAbsolutePath().getParent();
        RunOptions options = new RunOptions(
                folder == null ? Path.of("") : folder,
                secretsFolder,
                dataFolder,
                clients(pipeline),
                time,
                exitWhenDone,
                console(pipeline));
        StopSignal stop = new StopSignal();
        RunResult result;
        try (SignalHandling signals = SignalHandling.of(stop, STOP)) {
            result = new LocalRun(pipeline, options, view(pipeline, out, err), err::println).run(stop);
            new Summary(result.end(), result.progress()).print(out, err);
            signals.finished();
        }
        return result.end() instanceof RunEnd.Interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private @Nullable RunView view(StockPipeline pipeline, PrintWriter out, PrintWriter err) {
        if (quiet) {
            return null;
        }
        return Terminal.of(System.getenv())
                .<RunView>map(terminal -> new Table(pipeline, terminal, out))
                .orElseGet(() -> new Lines(out, err));
    }

    /**
     * How the run shows itself. One that ends by itself is a computation, whose results nobody stays to look at: it has a
     * dashboard when it is asked for one.
     */
    private @Nullable ConsoleOptions console(StockPipeline pipeline) {
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw new WrongInputException("--port: give a number from 0 to " + LAST_PORT);
        }
        HistoryChoice kept = HistoryChoice.parse(history);
        boolean asked = port != null || history != null;
        if (asked && !pipeline.spec().console().enabled()) {
            throw new WrongInputException("--port and --history are for a console, and the file wants none:"
                    + " leave them out, or take out spec.console.enabled");
        }
        if (!pipeline.spec().console().enabled() || (exitWhenDone && !asked)) {
            return null;
        }
        return new ConsoleOptions(port, kept, secretsFolder, Version.number());
    }

    /** The Kafka that option or file name; null: the embedded one. */
    private @Nullable ClientSettings clients(StockPipeline pipeline) {
        KafkaSpec named = pipeline.spec().kafka();
        String address = kafka != null ? kafka : named == null ? null : named.bootstrapServers();
        if (address == null) {
            return null;
        }
        String secret = named == null ? null : named.clientConfigSecret();
        if (secret == null) {
            return new ClientSettings(address, Map.of());
        }
        if (secretsFolder == null) {
            throw new WrongInputException("spec.kafka.clientConfigSecret: give --secrets-dir DIR, where "
                    + Path.of(secret, "client.properties") + " lies");
        }
        return ClientSettings.of(address, secretsFolder.resolve(secret).resolve("client.properties"), System.getenv())
                .consentToTokenEndpoint();
    }
}
