package io.stockpipeline.app.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file whose content Kubernetes shows as the reason why a container ended. */
public final class TerminationLog {
    private static final Path FILE = Path.of("/dev/termination-log");
    /** Kubernetes shows 4096 bytes; no character takes more than four. */
    private static final int MOST_CHARACTERS = 1000;

    private final Path file;

    TerminationLog(Path file) {
        this.file = file;
    }

    /** That of the container this process runs in; outside a container there is none, and nothing is written. */
    public static TerminationLog ofContainer() {
        return new TerminationLog(FILE);
    }

    /** Leaves words there, instead of any before them. */
    public void write(String words) {
        String shown = words.length() <= MOST_CHARACTERS ? words : words.substring(0, MOST_CHARACTERS) + "…";
        content(shown + "\n");
    }

    /** Takes back what was left there. */
    public void clear() {
        content("");
    }

    private void content(String text) {
        if (!Files.isWritable(file)) {
            return;
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            // The same words stand on stderr.
        }
    }
}
