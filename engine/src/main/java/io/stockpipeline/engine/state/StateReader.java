package io.stockpipeline.engine.state;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.model.number.Figure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link StateWriter} wrote, in the same order. */
public final class StateReader {
    private final byte[] buffer;
    private int at;

    public StateReader(byte[] buffer) {
        this.buffer = buffer;
    }

    public boolean flag() {
        return buffer[at++] != 0;
    }

    public long number() {
        long zigzag = natural();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public long natural() {
        long value = 0;
        int shift = 0;
        while (true) {
            byte next = buffer[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
            shift += 7;
        }
    }

    /** A natural number known to be small, such as a length. */
    public int count() {
        return Math.toIntExact(natural());
    }

    public double real() {
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | (buffer[at++] & 0xFF);
        }
        return Double.longBitsToDouble(bits);
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        int length = count();
        at += length;
        return Arrays.copyOfRange(buffer, at - length, at);
    }

    public void sum(ExactSum into) {
        if (flag()) {
            into.set(new BigInteger(bytes()));
        } else {
            into.clear();
            into.add(number());
        }
    }

    public void figure(Figure into) {
        switch (buffer[at++]) {
            case 0 -> into.clear();
            case 1 -> {
                int scale = count();
                into.set(number(), scale);
            }
            default -> {
                int scale = count();
                into.set(new BigInteger(bytes()), scale);
            }
        }
    }
}
