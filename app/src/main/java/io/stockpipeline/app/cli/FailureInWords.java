package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.CommandException;
import io.stockpipeline.app.fault.ExitCode;
import java.io.PrintWriter;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A failed command says why in words and shows its stack trace only to who asks for it by the environment variable
 * {@code STOCKPIPELINE_DEBUG}.
 */
final class FailureInWords implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureInWords.class);

    private final Map<String, String> environment;

    FailureInWords(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof ParameterException usage) {
            return new WrongUsage().handleParseException(usage, new String[0]);
        }
        // Goes to the log file where there is one.
        LOG.info("command failed", failure);
        PrintWriter err = command.getErr();
        int exitCode;
        if (failure instanceof CommandException expected) {
            expected.faults().forEach(err::println);
            exitCode = expected.exitCode();
        } else {
            err.println(command.getCommandSpec().qualifiedName() + ": " + failure
                    + " (this is a fault of the program; STOCKPIPELINE_DEBUG=1 shows where)");
            exitCode = ExitCode.FAILED;
        }
        if (!environment.getOrDefault("STOCKPIPELINE_DEBUG", "").isEmpty()) {
            failure.printStackTrace(err);
        }
        return exitCode;
    }
}
