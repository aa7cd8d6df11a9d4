package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Figure;
import java.io.IOException;

/** One window's entry in an averages record, as JSON. */
final class WindowEntry {
    private static final JsonLiteral WINDOW = JsonLiteral.of("{\"window\":");
    private static final JsonLiteral START = JsonLiteral.of(",\"start\":");
    private static final JsonLiteral END = JsonLiteral.of(",\"end\":");
    private static final JsonLiteral AVERAGE = JsonLiteral.of(",\"average\":");
    private static final JsonLiteral PREVIOUS = JsonLiteral.of(",\"previous\":");
    private static final JsonLiteral DEVIATION = JsonLiteral.of(",\"deviation\":");
    private static final JsonLiteral COUNT = JsonLiteral.of(",\"count\":");
    private static final JsonLiteral MIN = JsonLiteral.of(",\"min\":");
    private static final JsonLiteral MAX = JsonLiteral.of(",\"max\":");
    private static final JsonLiteral VOLUME = JsonLiteral.of(",\"volume\":");
    private static final JsonLiteral VWAP = JsonLiteral.of(",\"vwap\":");
    private static final JsonLiteral COMPLETE = JsonLiteral.of(",\"complete\":");

    private static final int MAX_NAME_LENGTH = 200;

    private WindowEntry() {}

    static void encode(WindowAverage entry, JsonBytes out) {
        out.put(WINDOW);
        out.putString(entry.window);
        out.put(START);
        out.putNumber(entry.start);
        out.put(END);
        out.putNumber(entry.end);
        putScaled(AVERAGE, entry.average, out);
        putScaled(PREVIOUS, entry.previous, out);
        putScaled(DEVIATION, entry.deviation, out);
        out.put(COUNT);
        out.putNumber(entry.count);
        putTrimmed(MIN, entry.min, out);
        putTrimmed(MAX, entry.max, out);
        putTrimmed(VOLUME, entry.volume, out);
        putScaled(VWAP, entry.vwap, out);
        out.put(COMPLETE);
        out.putBoolean(entry.complete);
        out.put('}');
    }

    /** Appends a computed figure with the decimals it was computed to. */
    static void putScaled(JsonLiteral name, Figure figure, JsonBytes out) {
        if (figure.isPresent()) {
            out.put(name);
            out.putFigure(figure);
        }
    }

    /** Appends a figure taken from ticks, at its value. */
    static void putTrimmed(JsonLiteral name, Figure figure, JsonBytes out) {
        if (figure.isPresent()) {
            out.put(name);
            out.putTrimmed(figure);
        }
    }

    static void decode(JsonFields fields, TextCache texts, WindowAverage into)
            throws IOException, UnusableRecordException {
        fields.enterObject();
        boolean named = false;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "window" -> {
                    into.window = fields.text(MAX_NAME_LENGTH, texts);
                    named = true;
                }
                case "start" -> into.start = fields.wholeNumber("a whole number of epoch milliseconds");
                case "end" -> into.end = fields.wholeNumber("a whole number of epoch milliseconds");
                case "average" -> fields.figure(into.average);
                case "previous" -> fields.figure(into.previous);
                case "deviation" -> fields.figure(into.deviation);
                case "count" -> into.count = fields.wholeNumber("a whole number");
                case "min" -> fields.figure(into.min);
                case "max" -> fields.figure(into.max);
                case "volume" -> fields.figure(into.volume);
                case "vwap" -> fields.figure(into.vwap);
                case "complete" -> into.complete = fields.flag();
                default -> fields.skip();
            }
        }
        fields.require(named, "windows: window");
    }
}
