package io.stockpipeline.model.wire;

import java.io.IOException;

/** The records of the topic {@code averages}. Holds a buffer, so it is not thread-safe: one for each thread. */
public final class AveragesCodec {
    private static final JsonLiteral SYMBOL = JsonLiteral.of("{\"symbol\":");
    private static final JsonLiteral TIME = JsonLiteral.of(",\"time\":");
    private static final JsonLiteral LATE = JsonLiteral.of(",\"late\":true");
    private static final JsonLiteral FINAL = JsonLiteral.of(",\"final\":true");
    private static final JsonLiteral EARLY = JsonLiteral.of(",\"early\":true");
    private static final JsonLiteral TICK = JsonLiteral.of(",\"tick\":{\"time\":");
    private static final JsonLiteral WINDOWS = JsonLiteral.of(",\"windows\":[");
    private static final JsonLiteral END = JsonLiteral.of("]}");

    private final JsonBytes buffer = new JsonBytes(4096);
    private final TextCache texts = new TextCache(1 << 12);

    /** The record as JSON, its fields in the contract's order. Allocates nothing but the result. */
    public byte[] encode(Averages averages) {
        buffer.clear();
        encode(averages, buffer);
        return buffer.toBytes();
    }

    /** Appends the record. */
    public void encode(Averages averages, JsonBytes out) {
        out.put(SYMBOL);
        out.putString(averages.symbol);
        out.put(TIME);
        out.putNumber(averages.time);
        if (averages.late) {
            out.put(LATE);
        }
        if (averages.isFinal) {
            out.put(FINAL);
        }
        if (averages.early) {
            out.put(EARLY);
        }
        Tick tick = averages.tick;
        if (tick != null) {
            out.put(TICK);
            out.putNumber(tick.time());
            TickCodec.encodeTrade(tick, out);
            out.put('}');
        }
        out.put(WINDOWS);
        for (int i = 0; i < averages.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            WindowEntry.encode(averages.get(i), out);
        }
        out.put(END);
    }

    /**
     * Reads a record into a new object. The tick in it has neither source nor currency: they do not stand there.
     *
     * @throws UnusableRecordException when it is no such record
     */
    public Averages decode(byte[] json) throws UnusableRecordException {
        try (JsonFields fields = JsonFields.of(json)) {
            Averages read = new Averages();
            TickFields tick = null;
            boolean hasSymbol = false;
            boolean hasTime = false;
            boolean hasWindows = false;
            for (String name = fields.next(); name != null; name = fields.next()) {
                switch (name) {
                    case "symbol" -> {
                        read.symbol = fields.symbol(texts);
                        hasSymbol = true;
                    }
                    case "time" -> {
                        read.time = fields.wholeNumber("a whole number of epoch milliseconds");
                        hasTime = true;
                    }
                    case "late" -> read.late = fields.flag();
                    case "final" -> read.isFinal = fields.flag();
                    case "early" -> read.early = fields.flag();
                    case "tick" -> tick = fields.isNull() ? null : readTick(fields);
                    case "windows" -> {
                        fields.enterList();
                        while (fields.nextElement()) {
                            WindowEntry.decode(fields, texts, read.add());
                        }
                        hasWindows = true;
                    }
                    default -> fields.skip();
                }
            }
            fields.end();
            fields.require(hasSymbol, "symbol");
            fields.require(hasTime, "time");
            fields.require(hasWindows, "windows");
            read.tick = tick == null ? null : tick.toTick(read.symbol, "tick.");
            return read;
        } catch (IOException e) {
            throw JsonFields.notJson(e);
        }
    }

    private TickFields readTick(JsonFields fields) throws IOException, UnusableRecordException {
        fields.enterObject();
        TickFields tick = new TickFields(fields, texts);
        for (String name = fields.next(); name != null; name = fields.next()) {
            tick.read(name);
        }
        return tick;
    }
}
