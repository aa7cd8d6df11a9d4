package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.TerminationLog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: names its commands. */
@Command(
        name = "stockpipeline",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        description =
                "Turns a short YAML file into a running market-data pipeline: moving averages and alarms on every tick.",
        footer = {
            "",
            "Start here:",
            "  stockpipeline run examples/quickstart.yaml --exit-when-done",
            "",
            "Exit codes: 0 done, 1 failed, 2 the input is wrong, 3 a topic is incompatible (wait-for).",
            "Set STOCKPIPELINE_DEBUG=1 to see the stack trace of a failure."
        },
        subcommands = {
            RunCommand.class,
            BacktestCommand.class,
            AnalyzeCommand.class,
            ValidateCommand.class,
            PartitionsCommand.class,
            WaitForCommand.class,
            ExtractorCommand.class,
            ProcessorCommand.class,
            ConsoleCommand.class,
            OperatorCommand.class,
            SelfTestCommand.class,
            TrainCommand.class
        })
public final class StockPipelineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The whole command line, ready to be executed; a command's exit code is its result. */
    public static CommandLine commandLine() {
        TerminationLog terminationLog = TerminationLog.ofContainer();
        return new CommandLine(new StockPipelineCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedSubcommandsAllowed(false)
                .setParameterExceptionHandler(new WrongUsage(terminationLog))
                .setExecutionExceptionHandler(new FailureInWords(System.getenv(), terminationLog));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
