package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Figure;
import java.io.IOException;

/** One window's entry in an averages record, as JSON. */
final class WindowEntry {
    private static final byte[] WINDOW = JsonBytes.ascii("{\"window\":");
    private static final byte[] START = JsonBytes.ascii(",\"start\":");
    private static final byte[] END = JsonBytes.ascii(",\"end\":");
    private static final byte[] AVERAGE = JsonBytes.ascii(",\"average\":");
    private static final byte[] PREVIOUS = JsonBytes.ascii(",\"previous\":");
    private static final byte[] DEVIATION = JsonBytes.ascii(",\"deviation\":");
    private static final byte[] COUNT = JsonBytes.ascii(",\"count\":");
    private static final byte[] MIN = JsonBytes.ascii(",\"min\":");
    private static final byte[] MAX = JsonBytes.ascii(",\"max\":");
    private static final byte[] VOLUME = JsonBytes.ascii(",\"volume\":");
    private static final byte[] VWAP = JsonBytes.ascii(",\"vwap\":");
    private static final byte[] COMPLETE = JsonBytes.ascii(",\"complete\":");

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
    static void putScaled(byte[] name, Figure figure, JsonBytes out) {
        if (figure.isPresent()) {
            out.put(name);
            out.putFigure(figure);
        }
    }

    /** Appends a figure taken from ticks, at its value. */
    static void putTrimmed(byte[] name, Figure figure, JsonBytes out) {
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
