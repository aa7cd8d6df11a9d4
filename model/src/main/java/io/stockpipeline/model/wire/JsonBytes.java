package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as UTF-8 in a growing buffer that is used again and again: nothing is allocated once it is large enough, except
 * for figures beyond 64 bits. It writes what it is told and does not check that the whole is JSON. Not thread-safe.
 */
public final class JsonBytes {
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] HEX = ascii("0123456789abcdef");
    /** 00 to 99. */
    private static final byte[] PAIRS = new byte[200];

    private static final long NINE_DIGITS = 1_000_000_000;
    private static final int LONGEST_LONG = 20;
    /** Bytes that one UTF-16 unit may become: an escape of six. */
    private static final int LONGEST_CHARACTER = 6;

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private byte[] bytes;
    private int size;

    public JsonBytes() {
        this(1024);
    }

    public JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** The bytes of an ASCII text, to be kept in a constant and given to {@link #put(byte[])}. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Forgets what was written and keeps the buffer. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Hands what was written to a stream without a copy. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** What was written, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** Appends one byte as it is. */
    public void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Appends bytes as they are. */
    public void put(byte[] literal) {
        reserve(literal.length);
        System.arraycopy(literal, 0, bytes, size, literal.length);
        size += literal.length;
    }

    public void putBoolean(boolean value) {
        put(value ? TRUE : FALSE);
    }

    public void putNumber(long value) {
        reserve(LONGEST_LONG);
        if (value < 0) {
            bytes[size++] = '-';
        }
        putDigits(value < 0 ? value : -value, digitsOf(value < 0 ? value : -value));
    }

    /** Appends {@code unscaled / 10^scale} with all its decimals. */
    public void putDecimal(long unscaled, int scale) {
        if (scale == 0) {
            putNumber(unscaled);
        } else if (scale < 0 || scale > PowersOfTen.MAX_EXPONENT) {
            putPlain(BigDecimal.valueOf(unscaled, scale));
        } else {
            reserve(LONGEST_LONG + 2);
            if (unscaled < 0) {
                bytes[size++] = '-';
            }
            // Negative numbers reach further than positive ones, so the digits are taken from below zero.
            long negative = unscaled < 0 ? unscaled : -unscaled;
            long power = PowersOfTen.of(scale);
            long whole = negative / power;
            putDigits(whole, digitsOf(whole));
            bytes[size++] = '.';
            putDigits(negative - whole * power, scale);
        }
    }

    /** Appends a number with the decimals that it has. */
    public void putDecimal(Decimal value) {
        putDecimal(value.unscaled(), value.scale());
    }

    /** Appends a number with the decimals that it has and no exponent. */
    public void putDecimal(BigDecimal value) {
        if (value.precision() <= PowersOfTen.MAX_EXPONENT) {
            putDecimal(value.unscaledValue().longValue(), value.scale());
        } else {
            putPlain(value);
        }
    }

    /** Appends a figure that is present, with all its decimals. */
    public void putFigure(Figure figure) {
        if (figure.fitsLong()) {
            putDecimal(figure.unscaled(), figure.scale());
        } else {
            putPlain(new BigDecimal(figure.unscaledBig(), figure.scale()));
        }
    }

    /** Appends a figure that is present, without the zeros that end its fraction: 189.10 is written 189.1. */
    public void putTrimmed(Figure figure) {
        if (figure.fitsLong()) {
            long unscaled = figure.unscaled();
            int scale = figure.scale();
            while (scale > 0 && unscaled % 10 == 0) {
                unscaled /= 10;
                scale--;
            }
            putDecimal(unscaled, scale);
        } else {
            BigDecimal value = new BigDecimal(figure.unscaledBig(), figure.scale()).stripTrailingZeros();
            putPlain(value);
        }
    }

    /** Appends a JSON string, between quotes and escaped. */
    public void putString(String text) {
        int length = text.length();
        reserve(length * LONGEST_CHARACTER + 2);
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                bytes[size++] = (byte) c;
            } else if (c < 0x80) {
                putEscaped(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                putCodePoint(Character.toCodePoint(c, text.charAt(++i)));
            } else if (Character.isSurrogate(c)) {
                putUnicodeEscape(c);
            } else {
                putCodePoint(c);
            }
        }
        bytes[size++] = '"';
    }

    private void putEscaped(char c) {
        switch (c) {
            case '"', '\\' -> putPair(c);
            case '\n' -> putPair('n');
            case '\r' -> putPair('r');
            case '\t' -> putPair('t');
            default -> putUnicodeEscape(c);
        }
    }

    private void putPair(char c) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) c;
    }

    /** Control characters, and halves of surrogate pairs that stand alone: UTF-8 has no bytes for these. */
    private void putUnicodeEscape(char c) {
        putPair('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >> shift) & 0xf];
        }
    }

    private void putCodePoint(int codePoint) {
        if (codePoint < 0x800) {
            bytes[size++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                bytes[size++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                bytes[size++] = (byte) (0xf0 | codePoint >> 18);
                bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
            }
            bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        }
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void putPlain(BigDecimal value) {
        put(ascii(value.toPlainString()));
    }

    /** Writes the last {@code count} digits of a number that is not above zero, two by two. */
    private void putDigits(long notAboveZero, int count) {
        int start = size;
        int at = start + count;
        size = at;
        long rest = notAboveZero;
        while (rest <= -NINE_DIGITS) {
            long next = rest / 100;
            at = putPairBefore(at, (int) (next * 100 - rest));
            rest = next;
        }
        int small = (int) -rest;
        while (at - start >= 2) {
            int next = small / 100;
            at = putPairBefore(at, small - next * 100);
            small = next;
        }
        if (at > start) {
            bytes[start] = (byte) ('0' + small);
        }
    }

    private int putPairBefore(int at, int pair) {
        bytes[at - 1] = PAIRS[2 * pair + 1];
        bytes[at - 2] = PAIRS[2 * pair];
        return at - 2;
    }

    private static int digitsOf(long notAboveZero) {
        long magnitude = -notAboveZero;
        if (magnitude < 0) {
            return PowersOfTen.MAX_EXPONENT + 1;
        }
        // 1233 / 4096 is a little more than the logarithm of 2: bits become digits, at most one too few.
        int digits = ((Long.SIZE - Long.numberOfLeadingZeros(magnitude | 1)) * 1233) >> 12;
        return magnitude >= PowersOfTen.of(digits) ? digits + 1 : Math.max(digits, 1);
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
    }
}
