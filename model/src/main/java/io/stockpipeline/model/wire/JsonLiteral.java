package io.stockpipeline.model.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A short piece of JSON that never changes, such as a field's name with its quotes and colon: kept as two words, so that
 * {@link JsonBytes} writes it with two stores and no loop.
 *
 * @param first the first eight bytes, the first of them lowest
 * @param second the next eight bytes
 * @param length bytes that count, at most {@value #MAX_LENGTH}
 */
public record JsonLiteral(long first, long second, int length) {
    /** The most bytes of a literal. */
    public static final int MAX_LENGTH = 2 * Long.BYTES;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /**
     * The literal of an ASCII text.
     *
     * @throws IllegalArgumentException when it is longer than {@value #MAX_LENGTH}
     */
    public static JsonLiteral of(String ascii) {
        if (ascii.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + " bytes: " + ascii);
        }
        ByteBuffer words = ByteBuffer.allocate(MAX_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        words.put(ascii.getBytes(StandardCharsets.US_ASCII)).clear();
        return new JsonLiteral(words.getLong(), words.getLong(), ascii.length());
    }

    /** Whether the literal stands in the bytes from {@code at} on, of which there are {@value #MAX_LENGTH} or more. */
    boolean standsIn(byte[] bytes, int at) {
        return (((long) WORDS.get(bytes, at) ^ first) & mask(length)) == 0
                && (((long) WORDS.get(bytes, at + Long.BYTES) ^ second) & mask(length - Long.BYTES)) == 0;
    }

    /** The lowest {@code count} bytes of a word. */
    private static long mask(int count) {
        return count <= 0 ? 0 : count >= Long.BYTES ? -1 : (1L << (count * Byte.SIZE)) - 1;
    }
}
