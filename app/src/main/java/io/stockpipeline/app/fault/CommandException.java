package io.stockpipeline.app.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command with words for a person: what was wrong, where, and what to do. One line per fault. The cause is shown
 * only with {@code --debug}.
 */
public abstract sealed class CommandException extends RuntimeException permits WrongInputException, FailedException {
    private final transient List<String> faults;

    CommandException(List<String> faults, @Nullable Throwable cause) {
        super(String.join("\n", faults), cause);
        this.faults = List.copyOf(faults);
    }

    /** One line per fault, at least one. */
    public List<String> faults() {
        return faults;
    }

    /** One of {@link ExitCode}. */
    public abstract int exitCode();
}
