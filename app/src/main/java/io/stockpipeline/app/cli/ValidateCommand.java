package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code validate}: says of every file whether it is a good StockPipeline, and if not everything that is wrong in it. */
@Command(
        name = "validate",
        description = "Checks StockPipeline files by the rules of the Kubernetes API server, without one.",
        footer = {"", "Example:", "  stockpipeline validate examples/*.yaml"})
final class ValidateCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "StockPipeline files")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int exitCode = ExitCode.DONE;
        for (Path file : files) {
            try {
                PipelineReader.read(file);
                out.println(file + ": ok");
            } catch (WrongInputException e) {
                e.faults().forEach(err::println);
                exitCode = e.exitCode();
            }
        }
        return exitCode;
    }
}
