package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.TerminationLog;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** A command line that cannot be understood is answered by one line that names the fault and where to read on. */
final class WrongUsage implements IParameterExceptionHandler {
    private final TerminationLog terminationLog;

    WrongUsage(TerminationLog terminationLog) {
        this.terminationLog = terminationLog;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String words = String.valueOf(fault.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        String line = name + ": " + lowerFirst(words) + " (see " + name + " --help)";
        command.getErr().println(line);
        terminationLog.write(line);
        return ExitCode.WRONG_INPUT;
    }

    private static String lowerFirst(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
