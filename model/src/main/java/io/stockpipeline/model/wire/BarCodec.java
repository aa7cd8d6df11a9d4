package io.stockpipeline.model.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The records of the topic {@code bars} and their keys. Holds a buffer, so it is not thread-safe: one for each thread. */
public final class BarCodec {
    private static final JsonLiteral SYMBOL = JsonLiteral.of("{\"symbol\":");
    private static final JsonLiteral INTERVAL = JsonLiteral.of(",\"interval\":");
    private static final JsonLiteral START = JsonLiteral.of(",\"start\":");
    private static final JsonLiteral END = JsonLiteral.of(",\"end\":");
    private static final JsonLiteral OPEN = JsonLiteral.of(",\"open\":");
    private static final JsonLiteral HIGH = JsonLiteral.of(",\"high\":");
    private static final JsonLiteral LOW = JsonLiteral.of(",\"low\":");
    private static final JsonLiteral CLOSE = JsonLiteral.of(",\"close\":");
    private static final JsonLiteral OPEN_TIME = JsonLiteral.of(",\"openTime\":");
    private static final JsonLiteral CLOSE_TIME = JsonLiteral.of(",\"closeTime\":");
    private static final JsonLiteral VOLUME = JsonLiteral.of(",\"volume\":");
    private static final JsonLiteral COUNT = JsonLiteral.of(",\"count\":");
    private static final JsonLiteral VWAP = JsonLiteral.of(",\"vwap\":");
    private static final JsonLiteral FINAL = JsonLiteral.of(",\"final\":");
    private static final JsonLiteral EARLY = JsonLiteral.of(",\"early\":true");

    private static final int MAX_INTERVAL_LENGTH = 64;
    private static final String WANTED_INSTANT = "a whole number of epoch milliseconds";

    private final JsonBytes buffer = new JsonBytes(512);
    private final TextCache texts = new TextCache(1 << 12);

    /** The record's key: {@code symbol|interval|start}. The topic is still partitioned by the symbol alone. */
    public byte[] key(Bar bar) {
        return (bar.symbol + '|' + bar.interval + '|' + bar.start).getBytes(StandardCharsets.UTF_8);
    }

    /** The record as JSON, its fields in the contract's order. */
    public byte[] encode(Bar bar) {
        buffer.clear();
        encode(bar, buffer);
        return buffer.toBytes();
    }

    /** Appends the record. */
    public void encode(Bar bar, JsonBytes out) {
        out.put(SYMBOL);
        out.putString(bar.symbol);
        out.put(INTERVAL);
        out.putString(bar.interval);
        out.put(START);
        out.putNumber(bar.start);
        out.put(END);
        out.putNumber(bar.end);
        WindowEntry.putTrimmed(OPEN, bar.open, out);
        WindowEntry.putTrimmed(HIGH, bar.high, out);
        WindowEntry.putTrimmed(LOW, bar.low, out);
        WindowEntry.putTrimmed(CLOSE, bar.close, out);
        out.put(OPEN_TIME);
        out.putNumber(bar.openTime);
        out.put(CLOSE_TIME);
        out.putNumber(bar.closeTime);
        WindowEntry.putTrimmed(VOLUME, bar.volume, out);
        out.put(COUNT);
        out.putNumber(bar.count);
        WindowEntry.putScaled(VWAP, bar.vwap, out);
        out.put(FINAL);
        out.putBoolean(bar.isFinal);
        if (bar.early) {
            out.put(EARLY);
        }
        out.put('}');
    }

    /**
     * Reads a record into a new object.
     *
     * @throws UnusableRecordException when it is no such record
     */
    public Bar decode(byte[] json) throws UnusableRecordException {
        try (JsonFields fields = JsonFields.of(json)) {
            Bar bar = new Bar();
            boolean hasSymbol = false;
            boolean hasInterval = false;
            boolean hasStart = false;
            for (String name = fields.next(); name != null; name = fields.next()) {
                switch (name) {
                    case "symbol" -> {
                        bar.symbol = fields.symbol(texts);
                        hasSymbol = true;
                    }
                    case "interval" -> {
                        bar.interval = fields.text(MAX_INTERVAL_LENGTH, texts);
                        hasInterval = true;
                    }
                    case "start" -> {
                        bar.start = fields.wholeNumber(WANTED_INSTANT);
                        hasStart = true;
                    }
                    case "end" -> bar.end = fields.wholeNumber(WANTED_INSTANT);
                    case "open" -> fields.figure(bar.open);
                    case "high" -> fields.figure(bar.high);
                    case "low" -> fields.figure(bar.low);
                    case "close" -> fields.figure(bar.close);
                    case "openTime" -> bar.openTime = fields.wholeNumber(WANTED_INSTANT);
                    case "closeTime" -> bar.closeTime = fields.wholeNumber(WANTED_INSTANT);
                    case "volume" -> fields.figure(bar.volume);
                    case "count" -> bar.count = fields.wholeNumber("a whole number");
                    case "vwap" -> fields.figure(bar.vwap);
                    case "final" -> bar.isFinal = fields.flag();
                    case "early" -> bar.early = fields.flag();
                    default -> fields.skip();
                }
            }
            fields.end();
            fields.require(hasSymbol, "symbol");
            fields.require(hasInterval, "interval");
            fields.require(hasStart, "start");
            return bar;
        } catch (IOException e) {
            throw JsonFields.notJson(e);
        }
    }
}
