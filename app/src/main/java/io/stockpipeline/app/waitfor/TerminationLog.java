package io.stockpipeline.app.waitfor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file whose content Kubernetes shows as the reason why a container ended. */
public final class TerminationLog {
    private static final Path FILE = Path.of("/dev/termination-log");

    private TerminationLog() {}

    /** Leaves one line there; outside a pod there is no such file and nothing happens. */
    public static void write(String line) {
        if (!Files.isWritable(FILE)) {
            return;
        }
        try {
            Files.writeString(FILE, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            // The same line stands on stderr.
        }
    }
}
