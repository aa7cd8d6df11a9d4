package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of a tick besides its symbol, gathered while they are read in whatever order they come. */
final class TickFields {
    /** The mark of the field that the caller reads itself. */
    static final int SYMBOL = 1;

    private static final int TIME = 1 << 1;
    private static final int PRICE = 1 << 2;
    private static final int SIZE = 1 << 3;
    private static final int SIDE = 1 << 4;
    private static final int ID = 1 << 5;
    private static final int SOURCE = 1 << 6;
    private static final int CURRENCY = 1 << 7;

    private static final int MAX_WORD_LENGTH = 64;
    private static final Side[] SIDES = Side.values();
    private static final String WANTED_SIZE = "a number of zero or more, of at most 18 digits and 12 decimals";

    private final JsonFields fields;
    private final TextCache words;
    private int seen;
    private long time;
    private @Nullable Decimal price;
    private @Nullable String priceFault;
    private @Nullable Decimal size;
    private @Nullable Side side;
    private @Nullable String id;
    private @Nullable String source;
    private @Nullable String currency;

    /** @param words shares the names of sources and currencies, which are few */
    TickFields(JsonFields fields, TextCache words) {
        this.fields = fields;
        this.words = words;
    }

    /** Marks a field as seen, once. */
    void once(int field) throws IOException, UnusableRecordException {
        seen = fields.once(seen, field);
    }

    /** Takes the present value if its field is one of a tick, else passes over it. */
    void read(String name) throws IOException, UnusableRecordException {
        switch (name) {
            case "time" -> {
                once(TIME);
                time = fields.time();
            }
            case "price" -> {
                once(PRICE);
                readPrice();
            }
            case "size" -> {
                once(SIZE);
                size = fields.isNull() ? null : readSize();
            }
            case "side" -> {
                once(SIDE);
                side = fields.isNull() ? null : fields.oneOf(SIDES);
            }
            case "id" -> {
                once(ID);
                id = fields.isNull() ? null : fields.identifier(TickCodec.MAX_ID_LENGTH);
            }
            case "source" -> {
                once(SOURCE);
                source = fields.isNull() ? null : fields.text(MAX_WORD_LENGTH, words);
            }
            case "currency" -> {
                once(CURRENCY);
                currency = fields.isNull() ? null : fields.text(MAX_WORD_LENGTH, words);
            }
            default -> fields.skip();
        }
    }

    /** Keeps a price's fault until the rest has been read: what is no tick at all is Malformed, whatever its price. */
    private void readPrice() throws IOException, UnusableRecordException {
        try {
            Decimal read = fields.decimal("a number");
            if (read.isPositive()) {
                price = read;
                return;
            }
        } catch (NumberFormatException e) {
            // Its message speaks of one limit; the fault below names them all.
        }
        priceFault = "price: expected a number above zero of at most 18 digits and 12 decimals, found "
                + fields.numberText();
    }

    private Decimal readSize() throws IOException, UnusableRecordException {
        try {
            Decimal read = fields.decimal(WANTED_SIZE);
            if (read.unscaled() >= 0) {
                return read;
            }
        } catch (NumberFormatException e) {
            throw fields.expected(WANTED_SIZE);
        }
        throw fields.expected(WANTED_SIZE);
    }

    /**
     * The tick, once every field has been read.
     *
     * @param symbol the symbol
     * @param path what stands before a field's name in messages: empty for a record that is a tick
     */
    Tick toTick(String symbol, String path) throws UnusableRecordException {
        if ((seen & TIME) == 0) {
            throw JsonFields.malformed(path + "time: missing");
        }
        if (priceFault != null) {
            throw new UnusableRecordException(DeadLetterReason.InvalidPrice, path + priceFault);
        }
        if (price == null) {
            throw JsonFields.malformed(path + "price: missing");
        }
        return new Tick(symbol, time, price, size, side, id, source, currency);
    }
}
