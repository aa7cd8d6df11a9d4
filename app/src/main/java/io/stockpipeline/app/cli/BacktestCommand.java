package io.stockpipeline.app.cli;

import io.stockpipeline.app.backtest.BacktestReport;
import io.stockpipeline.app.backtest.BacktestRequest;
import io.stockpipeline.app.backtest.BacktestRun;
import io.stockpipeline.app.backtest.ReportText;
import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backtest}: a pipeline on history, through the same engine, with no Kafka. */
@Command(
        name = "backtest",
        description = "Runs a pipeline on history, with the records that a live run would give, and no Kafka.",
        footer = {
            "",
            "Examples:",
            "  stockpipeline backtest examples/quickstart.yaml --alarms alarms.jsonl",
            "  stockpipeline backtest examples/quickstart.yaml --sweep 5m=0.1%%,0.2%%,0.5%%",
            "  stockpipeline backtest examples/quickstart.yaml --shift BTC-USD=+2.5"
        })
final class BacktestCommand implements Callable<Integer> {
    /** How the report is shown. */
    enum Format {
        table,
        json
    }

    @Parameters(paramLabel = "FILE", description = "a StockPipeline file")
    private Path file = Path.of("");

    @Option(names = "--input", paramLabel = "DATA", description = "ticks to read instead of the pipeline's own source")
    private @Nullable Path input;

    @Option(names = "--averages", paramLabel = "OUT", description = "write every averages record here (- is stdout)")
    private @Nullable Path averages;

    @Option(names = "--alarms", paramLabel = "OUT", description = "write every alarm here (- is stdout)")
    private @Nullable Path alarms;

    @Option(names = "--bars", paramLabel = "OUT", description = "write every bar here (- is stdout)")
    private @Nullable Path bars;

    @Option(
            names = "--shift",
            paramLabel = "SYMBOL=AMOUNT",
            description = "what if: move every price of the symbol, and show what changes")
    private @Nullable String shift;

    @Option(
            names = "--sweep",
            paramLabel = "WINDOW=T,T",
            description = "try tolerances on a window, and show how many alarms each would raise")
    private List<String> sweeps = List.of();

    @Option(names = "--format", description = "how to show the summary: ${COMPLETION-CANDIDATES}")
    private Format format = Format.table;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        StockPipeline pipeline = PipelineReader.read(file);
        Path folder = file.toAbsolutePath().resolveSibling("");
        BacktestReport report = new BacktestRun(
                        new BacktestRequest(pipeline, folder, input, averages, alarms, bars, shift, sweeps))
                .run(System.out);
        ReportText text = new ReportText(report);
        // Records on stdout are for a program: the summary would be in its way.
        PrintWriter out = writesToStdout()
                ? spec.commandLine().getErr()
                : spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(text.json());
        } else {
            text.print(out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private boolean writesToStdout() {
        Path stdout = Path.of("-");
        return stdout.equals(averages) || stdout.equals(alarms) || stdout.equals(bars);
    }
}
