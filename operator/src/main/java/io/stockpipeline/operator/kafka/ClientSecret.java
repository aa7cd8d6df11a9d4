package io.stockpipeline.operator.kafka;

import io.stockpipeline.model.client.ClientConfig;
import io.stockpipeline.model.client.ClientEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Secret with client settings holds, as the operator's own clients use it. Nobody mounts it here, so an entry that has
 * to be a file is written to a folder of its own that nobody else may read.
 *
 * @param hash of whose it is and all it holds, the whole of it: the folder's name, so that a changed Secret is another file
 *     and nobody's Secret is taken for another's
 * @param data its entries
 * @param folder where files go
 */
public record ClientSecret(String hash, Map<String, byte[]> data, Path folder) implements ClientEntries {
    /** The entry with the settings. */
    public static final String FILE = "client.properties";

    private static final Logger LOG = LoggerFactory.getLogger(ClientSecret.class);
    private static final String ADDRESS = "bootstrap.servers";

    /**
     * The connection that the settings describe. An address in the settings comes first, as it does in the pods.
     *
     * @param otherwise the address where they hold none
     * @throws KafkaProblem when they are no settings; the message names every fault
     */
    public KafkaConnection connection(@Nullable String otherwise) throws KafkaProblem {
        String text = text(FILE);
        if (text == null) {
            throw misconfigured(List.of("there is no entry " + FILE + " in it"));
        }
        ClientConfig config = ClientConfig.read(text, this);
        if (!config.faults().isEmpty()) {
            throw misconfigured(config.faults());
        }
        Map<String, String> settings = new HashMap<>(config.settings());
        String own = settings.remove(ADDRESS);
        String address = own == null ? otherwise : own;
        if (address == null) {
            throw misconfigured(List.of("there is no bootstrap.servers in it, and nothing else names a Kafka"));
        }
        return new KafkaConnection(address, settings);
    }

    private static KafkaProblem misconfigured(List<String> faults) {
        return new KafkaProblem(
                KafkaProblem.Reason.KafkaMisconfigured,
                "the Secret of spec.kafka.clientConfigSecret: " + String.join("; ", faults));
    }

    @Override
    public @Nullable String text(String key) {
        byte[] bytes = data.get(key);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String location(String key) {
        byte[] bytes = data.get(key);
        if (bytes == null) {
            return null;
        }
        try {
            Path home = folder.resolve(hash);
            Files.createDirectories(
                    home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = home.resolve(key);
            if (!Files.exists(file)) {
                Path written = Files.createTempFile(home, "new", null);
                Files.write(written, bytes);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    /** Deletes what was written of it. */
    public void deleteFiles() {
        Path home = folder.resolve(hash);
        if (!Files.isDirectory(home)) {
            return;
        }
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(home);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", home, e.getMessage());
        }
    }

    @Override
    public boolean takesPaths() {
        return false;
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "ClientSecret " + hash;
    }
}
