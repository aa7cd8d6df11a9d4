package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as UTF-8 in a growing buffer that is used again and again: nothing is allocated once it is large enough, except
 * for figures beyond 64 bits. It writes what it is told and does not check that the whole is JSON. Not thread-safe.
 */
public final class JsonBytes {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final JsonLiteral TRUE = JsonLiteral.of("true");
    private static final JsonLiteral FALSE = JsonLiteral.of("false");
    private static final String HEX = "0123456789abcdef";
    private static final int EIGHT = Long.BYTES;
    /** What a word may write beyond the bytes that count. */
    private static final int SLACK = Long.BYTES;

    private static final int LONGEST_LONG = 20;
    /** Bytes that one UTF-16 unit may become: an escape of six. */
    private static final int LONGEST_CHARACTER = 6;

    private byte[] bytes;
    private int size;

    public JsonBytes() {
        this(1024);
    }

    public JsonBytes(int capacity) {
        bytes = new byte[capacity];
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

    /** Appends a literal as it is. */
    public void put(JsonLiteral literal) {
        reserve(JsonLiteral.MAX_LENGTH);
        // What is written beyond the literal is written over by what comes next.
        WORDS.set(bytes, size, literal.first());
        WORDS.set(bytes, size + Long.BYTES, literal.second());
        size += literal.length();
    }

    /** Appends ASCII text as it is, such as a number. */
    public void put(String ascii) {
        byte[] text = ascii.getBytes(StandardCharsets.US_ASCII);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    public void putBoolean(boolean value) {
        put(value ? TRUE : FALSE);
    }

    public void putNumber(long value) {
        if (value == Long.MIN_VALUE) {
            put(Long.toString(value));
            return;
        }
        reserve(LONGEST_LONG + SLACK);
        long magnitude = putSign(value);
        putDigits(magnitude, digitsOf(magnitude));
    }

    /** Appends {@code unscaled / 10^scale} with all its decimals. */
    public void putDecimal(long unscaled, int scale) {
        if (scale == 0) {
            putNumber(unscaled);
        } else if (scale < 0 || scale > PowersOfTen.MAX_EXPONENT || unscaled == Long.MIN_VALUE) {
            putPlain(BigDecimal.valueOf(unscaled, scale));
        } else {
            reserve(LONGEST_LONG + 2 + SLACK);
            long magnitude = putSign(unscaled);
            long power = PowersOfTen.of(scale);
            long whole = magnitude / power;
            putDigits(whole, digitsOf(whole));
            bytes[size++] = '.';
            putDigits(magnitude - whole * power, scale);
        }
    }

    /** Appends a minus where it is due; answers the number without it. */
    private long putSign(long value) {
        if (value >= 0) {
            return value;
        }
        bytes[size++] = '-';
        return -value;
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
            bytes[size++] = (byte) HEX.charAt((c >> shift) & 0xf);
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
        put(value.toPlainString());
    }

    /** Writes the last {@code count} digits of a number of zero or more, eight at a time. There is room for eight more. */
    private void putDigits(long number, int count) {
        long rest = number;
        int left = count;
        if (left > 2 * EIGHT) {
            long upper = rest / EightDigits.LIMIT / EightDigits.LIMIT;
            putUpToEight((int) upper, left - 2 * EIGHT);
            rest -= upper * EightDigits.LIMIT * EightDigits.LIMIT;
            left = 2 * EIGHT;
        }
        if (left > EIGHT) {
            long upper = rest / EightDigits.LIMIT;
            putUpToEight((int) upper, left - EIGHT);
            rest -= upper * EightDigits.LIMIT;
            left = EIGHT;
        }
        putUpToEight((int) rest, left);
    }

    private void putUpToEight(int number, int count) {
        WORDS.set(bytes, size, EightDigits.of(number) >>> ((EIGHT - count) * Byte.SIZE));
        size += count;
    }

    private static int digitsOf(long magnitude) {
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
