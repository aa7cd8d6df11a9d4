package io.stockpipeline.operator.desired;

import io.stockpipeline.model.role.PipelineRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one role is told: the part of the StockPipeline that it reads, as a file. Its name is made of its content, so that a
 * pod always starts with what it was made for, and a change rolls the pods of this role and of no other.
 *
 * @param name of the ConfigMap
 * @param component whose it is
 * @param content of {@code pipeline.yaml}
 */
public record RoleConfig(String name, PipelineRole component, String content) {
    /** The file in the ConfigMap, and where the role finds it. */
    public static final String FILE = "pipeline.yaml";

    private static final int HASH = 8;

    static RoleConfig of(String pipeline, PipelineRole component, String content) {
        return new RoleConfig(pipeline + "-" + component.label() + "-" + digest(content), component, content);
    }

    /** A short hash for names: eight hexadecimal digits of SHA-256. It tells changes apart, not attackers. */
    public static String digest(String text) {
        return fingerprint(text).substring(0, HASH);
    }

    /** The whole SHA-256, in hexadecimal digits. */
    public static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
