package io.stockpipeline.console.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Secret as files: a file a key. Names that begin with a dot are not keys: Kubernetes keeps its versions under them. */
public record SecretFolder(Path path) {
    private static final int LARGEST = 64 * 1024;

    /**
     * All keys and their texts, as they are now; of a key at most 64 KiB. Empty where there is no such folder.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public Map<String, String> read() {
        if (!Files.isDirectory(path)) {
            return Map.of();
        }
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST);
                texts.put(file.getFileName().toString(), new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return texts;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
