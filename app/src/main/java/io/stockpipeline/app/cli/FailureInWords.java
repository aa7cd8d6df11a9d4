package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.CommandException;
import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.TerminationLog;
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
    private final TerminationLog terminationLog;

    FailureInWords(Map<String, String> environment, TerminationLog terminationLog) {
        this.environment = environment;
        this.terminationLog = terminationLog;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof ParameterException usage) {
            return new WrongUsage(terminationLog).handleParseException(usage, new String[0]);
        }
        // Goes to the log file where there is one.
        LOG.info("command failed", failure);
        PrintWriter err = command.getErr();
        int exitCode;
        if (failure instanceof CommandException expected) {
            expected.faults().forEach(err::println);
            terminationLog.write(String.join("\n", expected.faults()));
            exitCode = expected.exitCode();
        } else {
            String words = command.getCommandSpec().qualifiedName() + ": " + failure
                    + " (this is a fault of the program; STOCKPIPELINE_DEBUG=1 shows where)";
            err.println(words);
            terminationLog.write(words);
            exitCode = ExitCode.FAILED;
        }
        if (!environment.getOrDefault("STOCKPIPELINE_DEBUG", "").isEmpty()) {
            failure.printStackTrace(err);
        }
        return exitCode;
    }
}
