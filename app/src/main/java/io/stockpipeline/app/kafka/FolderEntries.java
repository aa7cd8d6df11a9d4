package io.stockpipeline.app.kafka;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.client.ClientEntries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a folder: a Secret as Kubernetes mounts it, or what its author has put beside the properties. */
record FolderEntries(Path folder) implements ClientEntries {
    @Override
    public @Nullable String text(String key) {
        Path file = folder.resolve(key);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new WrongInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public @Nullable String location(String key) {
        Path file = folder.resolve(key);
        return Files.isRegularFile(file) ? file.toAbsolutePath().toString() : null;
    }

    @Override
    public boolean takesPaths() {
        return true;
    }
}
