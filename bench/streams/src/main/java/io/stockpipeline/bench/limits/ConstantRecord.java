package io.stockpipeline.bench.limits;

import io.stockpipeline.model.wire.JsonBytes;
import io.stockpipeline.model.wire.Tick;

/**
 * A record of 800 bytes, about as long as three windows' averages, the same for every tick but for its symbol and time.
 * Not thread-safe.
 */
final class ConstantRecord {
    static final int BYTES = 800;

    private static final byte[] SYMBOL = JsonBytes.ascii("{\"symbol\":");
    private static final byte[] TIME = JsonBytes.ascii(",\"time\":");
    private static final byte[] CONSTANT = JsonBytes.ascii(",\"constant\":\"");
    private static final byte[] DOT = JsonBytes.ascii(".");
    private static final byte[] DOTS = JsonBytes.ascii(".".repeat(32));
    private static final byte[] END = JsonBytes.ascii("\"}");

    private final JsonBytes out = new JsonBytes(2 * BYTES);

    byte[] about(Tick tick) {
        out.clear();
        out.put(SYMBOL);
        out.putString(tick.symbol());
        out.put(TIME);
        out.putNumber(tick.time());
        out.put(CONSTANT);
        int end = BYTES - END.length;
        while (out.size() + DOTS.length <= end) {
            out.put(DOTS);
        }
        while (out.size() < end) {
            out.put(DOT);
        }
        out.put(END);
        return out.toBytes();
    }
}
