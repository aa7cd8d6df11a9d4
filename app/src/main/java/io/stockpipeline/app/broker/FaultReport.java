package io.stockpipeline.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** Turns Kafka's wish to end the process into words; the process ends when its owner has cleaned up. */
final class FaultReport implements Exit.Procedure {
    private static final long NEARLY_FULL_BYTES = 16L * 1024 * 1024;

    private final Path folder;
    private final Consumer<String> onFault;
    private final AtomicBoolean reported = new AtomicBoolean();

    FaultReport(Path folder, Consumer<String> onFault) {
        this.folder = folder;
        this.onFault = onFault;
    }

    @Override
    public void execute(int statusCode, @Nullable String message) {
        if (reported.compareAndSet(false, true)) {
            onFault.accept(words(message));
        }
    }

    private String words(@Nullable String message) {
        String reason = message == null || message.isBlank() ? "a fatal fault" : message;
        try {
            if (Files.getFileStore(folder).getUsableSpace() < NEARLY_FULL_BYTES) {
                reason = "the disk is full; make room or choose another folder with --data-dir";
            }
        } catch (IOException e) {
            reason = "its folder cannot be read (" + e.getMessage() + ")";
        }
        return "the embedded Kafka broker in " + folder + " stopped: " + reason;
    }
}
