package io.stockpipeline.model.line;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tick of a line's fields. Of several faults the first of these is told: a malformed field, an unknown symbol,
 * an invalid price.
 */
public final class TickAssembler {
    private final String source;
    private final EventTime times;
    private final SymbolTable symbols;

    /**
     * @param source what every tick carries as its source, for example {@code file}
     * @param unit of the times
     * @param filter which symbols the pipeline names
     */
    public TickAssembler(String source, TimeUnit unit, SymbolFilter filter) {
        this.source = source;
        times = new EventTime(unit);
        symbols = new SymbolTable(filter);
    }

    Tick tick(FieldSlices fields) throws UnusableRecordException {
        long time = times.parse(fields);
        if (fields.isEmpty(TickField.price)) {
            throw malformed("price is missing");
        }
        Decimal size = size(fields);
        Side side = fields.isEmpty(TickField.side) ? null : side(fields.text(TickField.side));
        String id = id(fields);
        String symbol = symbols.symbol(fields);
        return new Tick(symbol, time, price(fields), size, side, id, source, null);
    }

    private static Decimal price(FieldSlices fields) throws UnusableRecordException {
        try {
            Decimal price = DecimalSlice.parse(fields, TickField.price);
            if (price.isPositive()) {
                return price;
            }
            throw new UnusableRecordException(DeadLetterReason.InvalidPrice, "price " + price + " is not above zero");
        } catch (NumberFormatException e) {
            throw new UnusableRecordException(DeadLetterReason.InvalidPrice, "price " + e.getMessage());
        }
    }

    private static @Nullable Decimal size(FieldSlices fields) throws UnusableRecordException {
        if (fields.isEmpty(TickField.size)) {
            return null;
        }
        try {
            Decimal size = DecimalSlice.parse(fields, TickField.size);
            if (size.unscaled() < 0) {
                throw malformed("size " + size + " is below zero");
            }
            return size;
        } catch (NumberFormatException e) {
            throw malformed("size " + e.getMessage());
        }
    }

    private static Side side(String text) throws UnusableRecordException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "buy", "b" -> Side.Buy;
            case "sell", "s" -> Side.Sell;
            default ->
                throw malformed("side \"" + (text.length() <= 40 ? text : text.substring(0, 40) + "…")
                        + "\" is neither Buy nor Sell");
        };
    }

    private static @Nullable String id(FieldSlices fields) throws UnusableRecordException {
        if (fields.isEmpty(TickField.id)) {
            return null;
        }
        String id = fields.text(TickField.id);
        if (id.length() > TickCodec.MAX_ID_LENGTH) {
            throw malformed(
                    "an id of " + id.length() + " characters; at most " + TickCodec.MAX_ID_LENGTH + " are allowed");
        }
        return id;
    }

    private static UnusableRecordException malformed(String message) {
        return new UnusableRecordException(DeadLetterReason.Malformed, message);
    }
}
