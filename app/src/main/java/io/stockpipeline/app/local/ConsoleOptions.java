package io.stockpipeline.app.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a run shows itself.
 *
 * @param port of the dashboard; null: {@value #DEFAULT_PORT}, or any free one where that is taken
 * @param secretsFolder the Secrets that the pipeline names: a folder each, a file a key
 * @param version of this program
 */
public record ConsoleOptions(
        @Nullable Integer port,
        HistoryChoice history,
        @Nullable Path secretsFolder,
        String version) {
    /** Where a dashboard is looked for. */
    public static final int DEFAULT_PORT = 8080;
}
