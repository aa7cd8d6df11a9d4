package io.stockpipeline.extractor.file;

import io.stockpipeline.extractor.source.ContentIdentity;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file or of a {@code classpath:} resource, unpacked where they are gzip (told by the first two bytes,
 * not by the name). A relative path is looked up from the working folder, then from the StockPipeline file's folder.
 */
final class TickFile {
    private static final String CLASSPATH = "classpath:";
    /** How much of the beginning tells one file from another. */
    private static final int HEAD = 1024;

    private static final int GZIP_BUFFER = 64 << 10;

    private final String name;
    private final Stored stored;

    private TickFile(String name, Stored stored) {
        this.name = name;
        this.stored = stored;
    }

    /** The bytes as they are stored. */
    private interface Stored {
        InputStream open() throws IOException;

        long size() throws IOException;
    }

    private record StoredFile(Path file) implements Stored {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }
    }

    private record StoredResource(URL resource) implements Stored {
        @Override
        public InputStream open() throws IOException {
            return resource.openStream();
        }

        @Override
        public long size() throws IOException {
            return resource.openConnection().getContentLengthLong();
        }
    }

    /**
     * Finds the file.
     *
     * @param path as in {@code spec.source.file.path}
     * @param pipelineFolder where the StockPipeline file lies
     * @throws SourceConfigurationException when there is none, or it cannot be read
     */
    static TickFile locate(String path, Path pipelineFolder) {
        if (path.startsWith(CLASSPATH)) {
            String resource = path.substring(CLASSPATH.length());
            ClassLoader loader = Objects.requireNonNullElseGet(
                    Thread.currentThread().getContextClassLoader(), ClassLoader::getSystemClassLoader);
            URL found = loader.getResource(resource);
            if (found == null) {
                throw new SourceConfigurationException(
                        "spec.source.file.path: there is no resource " + resource + " on the class path");
            }
            return new TickFile(path, new StoredResource(found));
        }
        Path here = Path.of(path);
        Path file = Files.exists(here) ? here : pipelineFolder.resolve(path);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new SourceConfigurationException("spec.source.file.path: there is no readable file " + path
                    + (here.isAbsolute()
                            ? ""
                            : ", neither in " + Path.of("").toAbsolutePath() + " nor in "
                                    + pipelineFolder.toAbsolutePath().normalize()));
        }
        return new TickFile(path, new StoredFile(file));
    }

    /** The content from its {@code offset}-th byte. */
    InputStream open(long offset) throws IOException {
        InputStream in = stored.open();
        try {
            byte[] magic = in.readNBytes(2);
            in.close();
            in = stored.open();
            if (magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b) {
                in = new GZIPInputStream(in, GZIP_BUFFER);
            }
            // A plain file's stream seeks here; of the others the bytes are read through.
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    ContentIdentity identity() throws IOException {
        return identity(HEAD);
    }

    private ContentIdentity identity(int headLength) throws IOException {
        try (InputStream in = stored.open()) {
            byte[] head = in.readNBytes(headLength);
            return new ContentIdentity(stored.size(), head.length, digest(head));
        }
    }

    /**
     * Holds a stored position against what the file is now. A file may have grown.
     *
     * @throws SourceConfigurationException when it has shrunk, or begins otherwise
     */
    void require(SourcePosition position) throws IOException {
        ContentIdentity then = position.content();
        ContentIdentity now = identity(then.headLength());
        if (now.size() < then.size()) {
            throw changed("it has shrunk from " + then.size() + " to " + now.size() + " bytes");
        }
        if (!now.headDigest().equals(then.headDigest())) {
            throw changed("its first " + then.headLength() + " bytes have changed");
        }
    }

    private SourceConfigurationException changed(String how) {
        return new SourceConfigurationException("spec.source.file.path: " + name
                + " is not the file that this pipeline has begun to read: " + how
                + ". Put the old file back, or read the new one from its start under another metadata.name"
                + " (locally also: with another --data-dir)");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
