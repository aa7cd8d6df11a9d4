package io.stockpipeline.engine.state;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.model.number.Figure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes state as compact bytes: variable-length integers, small magnitudes in few bytes. Reusable. */
public final class StateWriter {
    private byte[] buffer = new byte[256];
    private int size;

    public StateWriter reset() {
        size = 0;
        return this;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    public StateWriter flag(boolean value) {
        return raw(value ? 1 : 0);
    }

    /** A number of any sign: 7 bits a byte, zigzag. */
    public StateWriter number(long value) {
        return natural((value << 1) ^ (value >> 63));
    }

    /** A number of zero or more (or any 64 bits, in ten bytes): 7 bits a byte. */
    public StateWriter natural(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
        return this;
    }

    /** All 64 bits of a {@code double}. */
    public StateWriter real(double value) {
        long bits = Double.doubleToLongBits(value);
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (bits >>> shift);
        }
        return this;
    }

    public StateWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public StateWriter bytes(byte[] value) {
        natural(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    public StateWriter sum(ExactSum value) {
        return value.fitsLong() ? raw(0).number(value.longValue()) : raw(1).integer(value.toBigInteger());
    }

    public StateWriter figure(Figure value) {
        if (!value.isPresent()) {
            return raw(0);
        }
        return value.fitsLong()
                ? raw(1).natural(value.scale()).number(value.unscaled())
                : raw(2).natural(value.scale()).integer(value.unscaledBig());
    }

    private StateWriter integer(BigInteger value) {
        return bytes(value.toByteArray());
    }

    private StateWriter raw(int value) {
        ensure(1);
        buffer[size++] = (byte) value;
        return this;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
