package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of the topic {@code ticks}. Holds a buffer and the strings that keep coming back, so it is not
 * thread-safe: one for each thread.
 */
public final class TickCodec {
    /** Longest venue's name of a trade. */
    public static final int MAX_ID_LENGTH = 128;

    private static final int SYMBOL_SLOTS = 1 << 15;
    private static final int WORD_SLOTS = 1 << 6;

    private static final JsonLiteral SYMBOL = JsonLiteral.of("{\"symbol\":");
    private static final JsonLiteral TIME = JsonLiteral.of(",\"time\":");
    private static final JsonLiteral PRICE = JsonLiteral.of(",\"price\":");
    private static final JsonLiteral SIZE = JsonLiteral.of(",\"size\":");
    private static final JsonLiteral SIDE = JsonLiteral.of(",\"side\":");
    private static final JsonLiteral ID = JsonLiteral.of(",\"id\":");
    private static final JsonLiteral SOURCE = JsonLiteral.of(",\"source\":");
    private static final JsonLiteral CURRENCY = JsonLiteral.of(",\"currency\":");

    private final JsonBytes buffer = new JsonBytes(512);
    private final TextCache symbols = new TextCache(SYMBOL_SLOTS);
    private final TextCache words = new TextCache(WORD_SLOTS);
    private final TickScanner scanner = new TickScanner(symbols, words);

    /** The tick as JSON, its fields in the contract's order, its price with the decimals that it has. */
    public byte[] encode(Tick tick) {
        buffer.clear();
        encode(tick, buffer);
        return buffer.toBytes();
    }

    /** Appends the tick. */
    public void encode(Tick tick, JsonBytes out) {
        out.put(SYMBOL);
        out.putString(tick.symbol());
        out.put(TIME);
        out.putNumber(tick.time());
        encodeTrade(tick, out);
        putOptional(out, SOURCE, tick.source());
        putOptional(out, CURRENCY, tick.currency());
        out.put('}');
    }

    /** Appends price, size, side and id, as they also stand in an averages record. */
    static void encodeTrade(Tick tick, JsonBytes out) {
        out.put(PRICE);
        out.putDecimal(tick.price());
        Decimal size = tick.size();
        if (size != null) {
            out.put(SIZE);
            out.putDecimal(size);
        }
        Side side = tick.side();
        putOptional(out, SIDE, side == null ? null : side.name());
        putOptional(out, ID, tick.id());
    }

    private static void putOptional(JsonBytes out, JsonLiteral name, @Nullable String value) {
        if (value != null) {
            out.put(name);
            out.putString(value);
        }
    }

    /**
     * Reads one tick. Unknown fields are passed over; null stands for an absent optional field.
     *
     * @throws UnusableRecordException {@code InvalidPrice} when everything is well but the price is a number that no
     *     price can be; {@code Malformed} for all else
     */
    public Tick decode(byte[] json) throws UnusableRecordException {
        Tick scanned = scanner.scan(json);
        return scanned != null ? scanned : parse(json);
    }

    /** Reads whatever JSON there is, and says what is wrong with it. */
    Tick parse(byte[] json) throws UnusableRecordException {
        try (JsonFields fields = JsonFields.of(json)) {
            TickFields tick = new TickFields(fields, words);
            String symbol = null;
            for (String name = fields.next(); name != null; name = fields.next()) {
                if (name.equals("symbol")) {
                    tick.once(TickFields.SYMBOL);
                    symbol = fields.symbol(symbols);
                } else {
                    tick.read(name);
                }
            }
            fields.end();
            if (symbol == null) {
                throw JsonFields.malformed("symbol: missing");
            }
            return tick.toTick(symbol, "");
        } catch (IOException e) {
            throw JsonFields.notJson(e);
        }
    }
}
