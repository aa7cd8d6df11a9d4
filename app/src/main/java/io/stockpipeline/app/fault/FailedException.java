package io.stockpipeline.app.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The input was right and the work failed all the same: a full disk, a broker that does not answer. */
public final class FailedException extends CommandException {
    public FailedException(String fault) {
        this(fault, null);
    }

    public FailedException(String fault, @Nullable Throwable cause) {
        super(List.of(fault), cause);
    }

    @Override
    public int exitCode() {
        return ExitCode.FAILED;
    }
}
