package io.stockpipeline.console.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The schema of a pipeline's tables: several pipelines may share a database. It is the pipeline's qualified name as it is, for
 * example {@code "local.tech"}, so that no two pipelines ever meet; what is longer than PostgreSQL's names may be ends in a hash
 * instead.
 */
public record SchemaName(String text) {
    private static final int MAX_LENGTH = 63;
    private static final int HASH_LENGTH = 16;

    /** @param pipeline the qualified name: of ASCII letters, digits, hyphens and dots */
    public static SchemaName of(String pipeline) {
        if (pipeline.length() <= MAX_LENGTH) {
            return new SchemaName(pipeline);
        }
        return new SchemaName(pipeline.substring(0, MAX_LENGTH - HASH_LENGTH - 1) + "_" + hash(pipeline));
    }

    private static String hash(String pipeline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(pipeline.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As SQL takes it. */
    public String quoted() {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text;
    }
}
