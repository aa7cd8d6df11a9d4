package io.stockpipeline.app.fault;

import java.nio.file.Path;

/** Makes termination logs elsewhere than in a container. */
public final class TerminationLogs {
    private TerminationLogs() {}

    public static TerminationLog at(Path file) {
        return new TerminationLog(file);
    }
}
