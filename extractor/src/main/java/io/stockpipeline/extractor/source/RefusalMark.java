package io.stockpipeline.extractor.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that says which credential a venue has refused, so that a process that is started again does not ask with it once more. It
 * holds a salted SHA-256 of the credential's text and the refusal's words, and never the text. Who cannot write it asks again, as
 * if there were none.
 */
public final class RefusalMark {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalMark.class);
    private static final String NAME = "refused-credential";
    private static final int SALT_BYTES = 16;
    /** Salt, hash, words. */
    private static final int LINES = 3;

    /** Bytes of a hash that are enough to tell those apart who share a folder. */
    private static final int NAME_BYTES = 8;

    private final Path file;

    /**
     * A mark that may or may not have been left.
     *
     * @param folder outlives a new start of the process, and not the place that it runs in; others may keep theirs there too
     * @param whose who asks whom: the pipeline, the venue and its address. They stand in the file's name as a hash only
     */
    public RefusalMark(Path folder, List<String> whose) {
        byte[] hash = digest(new byte[0], whose);
        file = folder.resolve(NAME + "-" + HexFormat.of().formatHex(hash, 0, NAME_BYTES));
    }

    /**
     * Marks what the venue was asked with.
     *
     * @param words why it was refused; one line
     */
    public void leave(Credentials refused, String words) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(
                    unfinished, List.of(HexFormat.of().formatHex(salt), hash(salt, refused.given()), oneLine(words)));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the venue is asked again after a new start: {}", file, e.toString());
        }
    }

    /** Why there is no use in asking: the credential is still the one that was refused, or there is none. Empty: ask. */
    public Optional<String> holds(Credentials credentials) {
        List<String> mark = read();
        if (mark.size() != LINES || credentials.given().isEmpty()) {
            return Optional.empty();
        }
        byte[] salt;
        try {
            salt = HexFormat.of().parseHex(mark.get(0));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean changed = credentials
                .standing()
                .filter(texts -> !hash(salt, texts).equals(mark.get(1)))
                .isPresent();
        return changed ? Optional.empty() : Optional.of(mark.get(2));
    }

    private List<String> read() {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String hash(byte[] salt, List<String> texts) {
        return HexFormat.of().formatHex(digest(salt, texts));
    }

    /** Each text with its length, so that no two lists of texts are alike. */
    private static byte[] digest(byte[] salt, List<String> texts) {
        MessageDigest digest = sha256();
        digest.update(salt);
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\R", " ");
    }
}
