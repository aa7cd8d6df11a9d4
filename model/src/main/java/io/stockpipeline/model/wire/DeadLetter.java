package io.stockpipeline.model.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be used, with the reason. Its bytes are kept untouched, except that of a value larger than
 * {@link #MAX_VALUE_SIZE} only the first {@link #CUT_SIZE} bytes are published, with the size and digest of the whole.
 *
 * @param reason why it cannot be used
 * @param message what is wrong in words, for a person
 * @param key the record's key as it came
 * @param value the record's value as it came, whole; empty where there was none
 * @param origin where it came from
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record DeadLetter(DeadLetterReason reason, String message, byte @Nullable [] key, byte[] value, Origin origin) {
    /** Largest value that is published whole: 4 MiB. */
    public static final int MAX_VALUE_SIZE = 4 * 1024 * 1024;
    /** What is published of a larger one: 64 KiB. */
    public static final int CUT_SIZE = 64 * 1024;

    public static final String REASON = "error.reason";
    public static final String MESSAGE = "error.message";
    public static final String SOURCE_TOPIC = "source.topic";
    public static final String SOURCE_PARTITION = "source.partition";
    public static final String SOURCE_OFFSET = "source.offset";
    public static final String SOURCE_LINE = "source.line";
    public static final String VALUE_TRUNCATED = "value.truncated";
    public static final String VALUE_SIZE = "value.size";
    public static final String VALUE_SHA256 = "value.sha256";

    private static final int LONGEST_MESSAGE = 1000;

    /** Where an unusable record came from. */
    public sealed interface Origin {}

    /** A record of a topic. */
    public record TopicOrigin(String topic, int partition, long offset) implements Origin {}

    /** A line of a file or a message of a connection, counted from 1. */
    public record LineOrigin(long line) implements Origin {}

    /** A record of a topic for which the decoder found a fault. */
    public static DeadLetter of(UnusableRecordException fault, byte @Nullable [] key, byte[] value, Origin origin) {
        return new DeadLetter(fault.reason(), fault.words(), key, value, origin);
    }

    /** The bytes to publish: the value, or the first part of one that is too large. */
    public byte[] publishedValue() {
        return isCut() ? Arrays.copyOf(value, CUT_SIZE) : value;
    }

    /** The headers to publish, in the contract's order. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(REASON, reason.name());
        headers.put(
                MESSAGE, message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…");
        if (origin instanceof TopicOrigin topic) {
            headers.put(SOURCE_TOPIC, topic.topic());
            headers.put(SOURCE_PARTITION, Integer.toString(topic.partition()));
            headers.put(SOURCE_OFFSET, Long.toString(topic.offset()));
        } else if (origin instanceof LineOrigin line) {
            headers.put(SOURCE_LINE, Long.toString(line.line()));
        }
        if (isCut()) {
            headers.put(VALUE_TRUNCATED, "true");
            headers.put(VALUE_SIZE, Integer.toString(value.length));
            headers.put(VALUE_SHA256, sha256(value));
        }
        return headers;
    }

    private boolean isCut() {
        return value.length > MAX_VALUE_SIZE;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeadLetter that
                && reason == that.reason
                && message.equals(that.message)
                && Arrays.equals(key, that.key)
                && Arrays.equals(value, that.value)
                && origin.equals(that.origin);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, message, Arrays.hashCode(key), Arrays.hashCode(value), origin);
    }

    @Override
    public String toString() {
        return "DeadLetter[" + reason + ", " + message + ", " + value.length + " bytes, " + origin + "]";
    }
}
