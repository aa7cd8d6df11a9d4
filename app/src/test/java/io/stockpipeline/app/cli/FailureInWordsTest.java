package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.fault.TerminationLogs;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class FailureInWordsTest {
    @TempDir
    Path folder;

    @Command(name = "role")
    static final class Failing implements Runnable {
        @Option(names = "--number")
        private int number;

        @Override
        public void run() {
            throw number == 0 ? new WrongInputException(List.of("one", "two")) : new IllegalStateException("odd");
        }
    }

    @Test
    void shouldLeaveEveryFaultInTheTerminationLog() throws Exception {
        assertThat(lastWords(2)).isEqualTo("one\ntwo\n");
    }

    @Test
    void shouldLeaveWhatWasNotForeseen() throws Exception {
        assertThat(lastWords(1, "--number", "1")).startsWith("role: java.lang.IllegalStateException: odd");
    }

    @Test
    void shouldLeaveAWrongOption() throws Exception {
        assertThat(lastWords(2, "--number", "one")).startsWith("role: invalid value for option '--number'");
    }

    private String lastWords(int exitCode, String... arguments) throws Exception {
        Path file = Files.createFile(folder.resolve("termination-log"));
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new Failing())
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(new WrongUsage(TerminationLogs.at(file)))
                .setExecutionExceptionHandler(new FailureInWords(Map.of(), TerminationLogs.at(file)));

        assertThat(command.execute(arguments)).isEqualTo(exitCode);

        assertThat(err.toString()).isEqualTo(Files.readString(file));
        return Files.readString(file);
    }
}
