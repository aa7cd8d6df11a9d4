package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of a protocol buffers message, one after the other. See <a href="https://protobuf.dev/programming-guides/encoding/">its
 * encoding</a>.
 */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private int at;
    private int type;

    ProtobufReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The number of the next field; 0 at the end. */
    int next() throws UnusableRecordException {
        if (at == bytes.length) {
            return 0;
        }
        long tag = varint();
        type = (int) (tag & 7);
        long field = tag >>> 3;
        if (field < 1 || field >= 1 << 29) {
            throw wrong("a field with the number " + field);
        }
        return (int) field;
    }

    /** A {@code sint64}: its sign is its lowest bit. */
    long signed() throws UnusableRecordException {
        long value = whole();
        return (value >>> 1) ^ -(value & 1);
    }

    /** An {@code int32} or {@code int64}. */
    long whole() throws UnusableRecordException {
        require(VARINT);
        return varint();
    }

    float real() throws UnusableRecordException {
        require(FIXED_32);
        int from = pass(4);
        return Float.intBitsToFloat((bytes[from] & 0xFF)
                | (bytes[from + 1] & 0xFF) << 8
                | (bytes[from + 2] & 0xFF) << 16
                | (bytes[from + 3] & 0xFF) << 24);
    }

    String text() throws UnusableRecordException {
        require(LENGTH);
        long length = varint();
        int from = pass(length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, (int) length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong("a text that is not UTF-8");
        }
    }

    /** Passes the field over. */
    void skip() throws UnusableRecordException {
        switch (type) {
            case VARINT -> varint();
            case FIXED_64 -> pass(8);
            case LENGTH -> pass(varint());
            case FIXED_32 -> pass(4);
            default -> throw wrong("a field of type " + type);
        }
    }

    private void require(int wanted) throws UnusableRecordException {
        if (type != wanted) {
            throw wrong("a field of type " + type + " instead of " + wanted);
        }
    }

    private long varint() throws UnusableRecordException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes[pass(1)];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw wrong("a number of more than ten bytes");
    }

    /** Moves on by so many bytes, and says where they begin. */
    private int pass(long count) throws UnusableRecordException {
        if (count < 0 || count > bytes.length - at) {
            throw wrong("it ends within a field");
        }
        int from = at;
        at += (int) count;
        return from;
    }

    private static UnusableRecordException wrong(String what) {
        return new UnusableRecordException(DeadLetterReason.Malformed, "no PricingData: " + what);
    }
}
