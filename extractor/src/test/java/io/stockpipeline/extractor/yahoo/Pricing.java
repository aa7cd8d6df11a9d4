package io.stockpipeline.extractor.yahoo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes messages as Yahoo's stream does, field by field, in protocol buffers. */
final class Pricing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Pricing of(String id, float price, long time) {
        return new Pricing().text(1, id).real(2, price).signed(3, time);
    }

    Pricing text(int field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(field << 3 | 2);
        varint(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    Pricing real(int field, float value) {
        varint(field << 3 | 5);
        int bits = Float.floatToIntBits(value);
        for (int i = 0; i < 4; i++) {
            bytes.write(bits >>> 8 * i);
        }
        return this;
    }

    Pricing wide(int field, double value) {
        varint(field << 3 | 1);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < 8; i++) {
            bytes.write((int) (bits >>> 8 * i));
        }
        return this;
    }

    Pricing signed(int field, long value) {
        varint(field << 3);
        varint(value << 1 ^ value >> 63);
        return this;
    }

    Pricing whole(int field, long value) {
        varint(field << 3);
        varint(value);
        return this;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    String message() {
        return message(bytes());
    }

    static String message(byte[] bytes) {
        return "{\"type\":\"pricing\",\"message\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
    }
}
