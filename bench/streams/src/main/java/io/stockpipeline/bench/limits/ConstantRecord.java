package io.stockpipeline.bench.limits;

import io.stockpipeline.model.wire.JsonBytes;
import io.stockpipeline.model.wire.JsonLiteral;
import io.stockpipeline.model.wire.Tick;

/**
 * A record of 800 bytes, about as long as three windows' averages, the same for every tick but for its symbol and time.
 * Not thread-safe.
 */
final class ConstantRecord {
    static final int BYTES = 800;

    private static final JsonLiteral SYMBOL = JsonLiteral.of("{\"symbol\":");
    private static final JsonLiteral TIME = JsonLiteral.of(",\"time\":");
    private static final JsonLiteral CONSTANT = JsonLiteral.of(",\"constant\":\"");
    private static final JsonLiteral DOT = JsonLiteral.of(".");
    private static final JsonLiteral DOTS = JsonLiteral.of(".".repeat(JsonLiteral.MAX_LENGTH));
    private static final JsonLiteral END = JsonLiteral.of("\"}");

    private final JsonBytes out = new JsonBytes(2 * BYTES);

    byte[] about(Tick tick) {
        out.clear();
        out.put(SYMBOL);
        out.putString(tick.symbol());
        out.put(TIME);
        out.putNumber(tick.time());
        out.put(CONSTANT);
        int end = BYTES - END.length();
        while (out.size() + DOTS.length() <= end) {
            out.put(DOTS);
        }
        while (out.size() < end) {
            out.put(DOT);
        }
        out.put(END);
        return out.toBytes();
    }
}
