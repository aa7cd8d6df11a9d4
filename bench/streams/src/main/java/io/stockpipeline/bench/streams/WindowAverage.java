package io.stockpipeline.bench.streams;

import io.stockpipeline.model.wire.JsonBytes;
import io.stockpipeline.model.wire.JsonLiteral;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.jspecify.annotations.Nullable;

/**
 * A result: one window's average after a tick.
 *
 * @param time of the tick, epoch milliseconds
 * @param window its name
 * @param start first instant, epoch milliseconds
 * @param end of the window, epoch milliseconds
 * @param previous the average before it; null where none is compared with
 */
record WindowAverage(
        String symbol,
        long time,
        String window,
        long start,
        long end,
        double average,
        @Nullable Double previous,
        long count) {
    /** As JSON, to be written only. */
    static final Serde<WindowAverage> JSON = Serdes.serdeFrom((topic, average) -> average.toJson(), (topic, json) -> {
        throw new UnsupportedOperationException("results are written only");
    });

    private static final ThreadLocal<JsonBytes> BUFFER = ThreadLocal.withInitial(JsonBytes::new);
    private static final JsonLiteral SYMBOL = JsonLiteral.of("{\"symbol\":");
    private static final JsonLiteral TIME = JsonLiteral.of(",\"time\":");
    private static final JsonLiteral WINDOW = JsonLiteral.of(",\"window\":");
    private static final JsonLiteral START = JsonLiteral.of(",\"start\":");
    private static final JsonLiteral END = JsonLiteral.of(",\"end\":");
    private static final JsonLiteral AVERAGE = JsonLiteral.of(",\"average\":");
    private static final JsonLiteral PREVIOUS = JsonLiteral.of(",\"previous\":");
    private static final JsonLiteral DEVIATION = JsonLiteral.of(",\"deviation\":");
    private static final JsonLiteral COUNT = JsonLiteral.of(",\"count\":");

    static WindowAverage of(Span span, Windowed<String> key, PriceSum sum) {
        return new WindowAverage(
                key.key(),
                sum.time(),
                span.name(),
                key.window().start(),
                key.window().end(),
                sum.average(),
                null,
                sum.count());
    }

    WindowAverage comparedWith(@Nullable Double earlier) {
        return new WindowAverage(symbol, time, window, start, end, average, earlier, count);
    }

    /** How far the average moved, as a share of the one before; nothing where there is none. */
    double deviation() {
        return previous == null ? 0 : Math.abs(average - previous) / Math.abs(previous);
    }

    private byte[] toJson() {
        JsonBytes out = BUFFER.get();
        out.clear();
        out.put(SYMBOL);
        out.putString(symbol);
        out.put(TIME);
        out.putNumber(time);
        out.put(WINDOW);
        out.putString(window);
        out.put(START);
        out.putNumber(start);
        out.put(END);
        out.putNumber(end);
        out.put(AVERAGE);
        out.put(Double.toString(average));
        if (previous != null) {
            out.put(PREVIOUS);
            out.put(Double.toString(previous));
            out.put(DEVIATION);
            out.put(Double.toString(deviation()));
        }
        out.put(COUNT);
        out.putNumber(count);
        out.put('}');
        return out.toBytes();
    }
}
