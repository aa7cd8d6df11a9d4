package io.stockpipeline.app.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file, an option or the credentials are wrong: doing the same again will fail again. */
public final class WrongInputException extends CommandException {
    public WrongInputException(String fault) {
        this(fault, null);
    }

    public WrongInputException(String fault, @Nullable Throwable cause) {
        super(List.of(fault), cause);
    }

    public WrongInputException(List<String> faults) {
        super(faults, null);
    }

    @Override
    public int exitCode() {
        return ExitCode.WRONG_INPUT;
    }
}
