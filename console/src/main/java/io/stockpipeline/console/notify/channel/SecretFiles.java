package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.spec.SecretKeyRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that a pipeline names: a folder each, a file a key. Read anew each time, so that a Secret may change while the
 * console runs; Kubernetes brings a changed one within a minute or two.
 *
 * @param folder where the Secrets lie; null where none were given
 */
public record SecretFiles(@Nullable Path folder) {
    /**
     * The text of a key, without white space around it.
     *
     * @throws SecretFaultException when it is missing, empty or unreadable
     */
    String read(SecretKeyRef reference) throws SecretFaultException {
        Path place = Path.of(reference.name(), reference.key());
        if (folder == null) {
            throw new SecretFaultException(
                    "a Secret is needed: give --secrets-dir DIR, where " + place + " lies, the key as a file");
        }
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(place).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            throw new SecretFaultException(
                    "the Secret " + reference.name() + " has no key " + reference.key() + ": there is no file " + file);
        }
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new SecretFaultException(
                    file + ": cannot be read: " + e.getClass().getSimpleName());
        }
        if (text.isEmpty()) {
            throw new SecretFaultException(file + ": is empty");
        }
        return text;
    }
}
