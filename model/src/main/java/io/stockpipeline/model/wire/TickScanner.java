package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads ticks that are written as {@link TickCodec} writes them: its fields in its order, without blanks, escapes or
 * exponents. Nearly all ticks are. Of anything else it says nothing, and the parser, which takes five times as long, has the
 * word; so what it does read must be what the parser would read. Not thread-safe.
 */
final class TickScanner {
    private static final JsonLiteral SYMBOL = JsonLiteral.of("{\"symbol\":\"");
    private static final JsonLiteral TIME = JsonLiteral.of("\",\"time\":");
    private static final JsonLiteral PRICE = JsonLiteral.of(",\"price\":");
    private static final JsonLiteral SIZE = JsonLiteral.of(",\"size\":");
    private static final JsonLiteral BUY = JsonLiteral.of(",\"side\":\"Buy\"");
    private static final JsonLiteral SELL = JsonLiteral.of(",\"side\":\"Sell\"");
    private static final JsonLiteral ID = JsonLiteral.of(",\"id\":\"");
    private static final JsonLiteral SOURCE = JsonLiteral.of(",\"source\":\"");
    private static final JsonLiteral CURRENCY = JsonLiteral.of(",\"currency\":\"");

    private static final int LONGEST = 512;
    private static final int LONGEST_TIME = 15;

    private final TextCache symbols;
    private final TextCache words;
    /** The record, with room behind it for a literal to be looked for at its end. */
    private final byte[] bytes = new byte[LONGEST + JsonLiteral.MAX_LENGTH];

    private int at;
    private int end;
    /** Whether what was read so far is as the codec writes it. */
    private boolean known;

    /**
     * Makes a scanner.
     *
     * @param symbols the valid symbols that the parser has met: of others the scanner says nothing
     * @param words likewise the names of sources and currencies
     */
    TickScanner(TextCache symbols, TextCache words) {
        this.symbols = symbols;
        this.words = words;
    }

    /** The tick, or null where the parser must say. */
    @Nullable Tick scan(byte[] json) {
        if (json.length > LONGEST) {
            return null;
        }
        System.arraycopy(json, 0, bytes, 0, json.length);
        end = json.length;
        bytes[end] = 0;
        at = 0;
        known = true;
        skip(SYMBOL);
        String symbol = word(symbols);
        skip(TIME);
        long time = time();
        skip(PRICE);
        Decimal price = decimal();
        Decimal size = tookOff(SIZE) ? decimal() : null;
        Side side = tookOff(BUY) ? Side.Buy : tookOff(SELL) ? Side.Sell : null;
        String id = tookOff(ID) ? id() : null;
        String source = tookOff(SOURCE) ? closed(words) : null;
        String currency = tookOff(CURRENCY) ? closed(words) : null;
        boolean whole = known && at == end - 1 && bytes[at] == '}';
        return whole && symbol != null && price != null && price.isPositive()
                ? new Tick(symbol, time, price, size, side, id, source, currency)
                : null;
    }

    private void skip(JsonLiteral literal) {
        known &= tookOff(literal);
    }

    private boolean tookOff(JsonLiteral literal) {
        // A wrong record may have led anywhere, but never beyond its end.
        boolean stands = at <= end && literal.standsIn(bytes, at);
        at += stands ? literal.length() : 0;
        return stands;
    }

    /** A text that is known, up to its closing quote. */
    private @Nullable String word(TextCache cache) {
        int from = at;
        passText();
        String word = known ? cache.find(bytes, from, at - from) : null;
        known &= word != null;
        return word;
    }

    private @Nullable String closed(TextCache cache) {
        String word = word(cache);
        at++;
        return word;
    }

    /** A text with its closing quote. */
    private String id() {
        int from = at;
        passText();
        int length = at - from;
        known &= length > 0 && length <= TickCodec.MAX_ID_LENGTH;
        at++;
        return known ? new String(bytes, from, length, StandardCharsets.ISO_8859_1) : "";
    }

    /** Passes over plain characters up to the closing quote. */
    private void passText() {
        while (at < end && bytes[at] != '"') {
            known &= bytes[at] >= ' ' && bytes[at] != '\\';
            at++;
        }
    }

    private long time() {
        int from = at;
        long time = 0;
        while (isDigit(bytes[at])) {
            time = time * 10 + (bytes[at++] - '0');
        }
        int digits = at - from;
        known &= digits > 0 && digits <= LONGEST_TIME && !isPadded(from, digits) && time <= Tick.MAX_TIME;
        return time;
    }

    /** A number of at most 18 digits and 12 decimals. */
    private @Nullable Decimal decimal() {
        int from = at;
        long unscaled = 0;
        while (isDigit(bytes[at])) {
            unscaled = unscaled * 10 + (bytes[at++] - '0');
        }
        int whole = at - from;
        int scale = 0;
        if (bytes[at] == '.') {
            int point = at++;
            while (isDigit(bytes[at])) {
                unscaled = unscaled * 10 + (bytes[at++] - '0');
            }
            scale = at - point - 1;
            known &= scale > 0;
        }
        known &= whole > 0
                && !isPadded(from, whole)
                && whole + scale <= Decimal.MAX_DIGITS
                && scale <= Decimal.MAX_SCALE;
        return known ? new Decimal(unscaled, scale) : null;
    }

    /** Whether a zero stands before other digits, which JSON does not allow. */
    private boolean isPadded(int from, int digits) {
        return digits > 1 && bytes[from] == '0';
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
