package io.stockpipeline.app.training;

import io.stockpipeline.app.fault.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a training happens.
 *
 * @param folder takes everything that is written
 */
record Rehearsal(Path folder, Commands commands) {
    /** Executes a command that has to end well. */
    void command(String... arguments) {
        int exitCode = commands.execute(arguments);
        if (exitCode != 0) {
            throw new FailedException("training: " + String.join(" ", arguments) + " ended with exit code " + exitCode);
        }
    }

    /** Puts one of the training's own pipelines into the folder. */
    Path pipeline(String name) {
        try (InputStream resource = Objects.requireNonNull(Rehearsal.class.getResourceAsStream(name), name)) {
            return write(name, resource.readAllBytes());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    Path write(String name, byte[] content) {
        try {
            return Files.write(Files.createDirectories(folder).resolve(name), content);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private FailedException unwritable(IOException fault) {
        return new FailedException("training: cannot write to " + folder + ": " + fault.getMessage(), fault);
    }
}
