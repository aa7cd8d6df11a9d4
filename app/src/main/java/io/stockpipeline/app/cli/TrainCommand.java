package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.training.Training;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: what the image's build lets Java watch. */
@Command(
        name = "train",
        hidden = true,
        description = {
            "Uses every role once, on this machine and without a network, then ends.",
            "For the build of the image: Java makes its ahead-of-time cache of what it sees."
        },
        footer = {
            "",
            "Example:",
            "  stockpipeline train --data-dir /tmp/training",
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            required = true,
            description = "takes what is written; delete it afterwards")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        new Training(folder, arguments -> StockPipelineCommand.commandLine().execute(arguments)).run();
        return ExitCode.DONE;
    }
}
