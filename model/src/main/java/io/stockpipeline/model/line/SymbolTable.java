package io.stockpipeline.model.line;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One {@code String} per symbol, found by the symbol's bytes: no line makes a new one, and what was once found good is
 * not checked again. Bounded, whatever comes.
 */
final class SymbolTable {
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9.^=:_/-]{1,32}");
    private static final int LONGEST = 32;
    /** Symbols beyond these are read all the same, only not remembered. */
    private static final int MOST = 100_000;

    private final SymbolFilter filter;
    private byte[][] keys = new byte[1024][];
    private @Nullable String[] symbols = new String[1024];
    private int size;

    SymbolTable(SymbolFilter filter) {
        this.filter = filter;
    }

    String symbol(FieldSlices fields) throws UnusableRecordException {
        byte[] bytes = fields.bytes(TickField.symbol);
        int start = fields.start(TickField.symbol);
        int end = fields.end(TickField.symbol);
        if (end - start > LONGEST) {
            throw malformed("a symbol of " + (end - start) + " bytes; at most " + LONGEST + " are allowed");
        }
        int slot = slot(bytes, start, end);
        String known = symbols[slot];
        if (known != null) {
            return known;
        }
        String symbol = checked(fields.text(TickField.symbol));
        if (size < MOST) {
            keys[slot] = Arrays.copyOfRange(bytes, start, end);
            symbols[slot] = symbol;
            size++;
            if (size * 2 > keys.length) {
                grow();
            }
        }
        return symbol;
    }

    private String checked(String symbol) throws UnusableRecordException {
        if (symbol.isEmpty()) {
            throw malformed("symbol is missing");
        }
        if (!SYMBOL.matcher(symbol).matches()) {
            throw malformed("\"" + symbol + "\" is no symbol: 1 to 32 of A-Z a-z 0-9 . ^ = : _ / -");
        }
        if (!filter.names(symbol)) {
            throw new UnusableRecordException(
                    DeadLetterReason.UnknownSymbol, "the pipeline does not name the symbol " + symbol);
        }
        return symbol;
    }

    /** The slot that holds these bytes, or the free one where they belong. */
    private int slot(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int mask = keys.length - 1;
        int slot = (hash ^ (hash >>> 15)) & mask;
        while (symbols[slot] != null && !Arrays.equals(keys[slot], 0, keys[slot].length, bytes, start, end)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        @Nullable String[] oldSymbols = symbols;
        keys = new byte[oldKeys.length * 2][];
        symbols = new String[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldSymbols[i] != null) {
                int slot = slot(oldKeys[i], 0, oldKeys[i].length);
                keys[slot] = oldKeys[i];
                symbols[slot] = oldSymbols[i];
            }
        }
    }

    private static UnusableRecordException malformed(String message) {
        return new UnusableRecordException(DeadLetterReason.Malformed, message);
    }
}
