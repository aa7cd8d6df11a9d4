package io.stockpipeline.app.endtoend;

import io.stockpipeline.extractor.stream.Trade;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Yahoo's stream: protocol buffers in base64, prices of 32 bits, and a day's volume in place of sizes. */
final class YahooWire implements VenueWire {
    private static final int TEXT = 2;
    private static final int FLOAT = 5;

    /** The newest quote of each symbol. */
    private final Map<String, Trade> newest = new HashMap<>();

    @Override
    public String key() {
        return "yahoo";
    }

    @Override
    public String settings() {
        return "{ mode: Stream }";
    }

    @Override
    public List<String> symbols() {
        return List.of("AAPL", "EURUSD=X");
    }

    @Override
    public List<String> answer(String said) {
        return List.of();
    }

    /** Each is the shortest text that names its float. */
    @Override
    public List<String> prices() {
        return List.of("189.1", "7296.89", "105944.2", "0.00001305", "1.08445", "5421.03", "0.5");
    }

    @Override
    public List<String> messages(List<Trade> trades) {
        return trades.stream()
                .map(trade -> "{\"type\":\"pricing\",\"message\":\""
                        + Base64.getEncoder().encodeToString(quote(trade)) + "\"}")
                .toList();
    }

    private static long volume(Trade trade) {
        return trade.number() * 100;
    }

    private static byte[] quote(Trade trade) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, 1, trade.symbol());
        out.write(2 << 3 | FLOAT);
        out.writeBytes(ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(Float.parseFloat(trade.price()))
                .array());
        signed(out, 3, trade.time());
        text(out, 4, "USD");
        signed(out, 9, volume(trade));
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int field, String text) {
        out.write(field << 3 | TEXT);
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** None is below zero. */
    private static void signed(ByteArrayOutputStream out, int field, long value) {
        out.write(field << 3);
        long left = value << 1;
        for (; left > 0x7F; left >>>= 7) {
            out.write((int) (left & 0x7F | 0x80));
        }
        out.write((int) left);
    }

    /** The size is what the day's volume grew by: none of the first quote, 0 of one that is no newer than the newest. */
    @Override
    public Map<String, String> tick(Trade trade) {
        Map<String, String> fields = VenueWires.tick(key(), trade, "", false);
        fields.put("currency", "USD");
        Trade before = newest.get(trade.symbol());
        if (before != null && trade.time() <= before.time()) {
            fields.put("size", "0");
            return fields;
        }
        newest.put(trade.symbol(), trade);
        if (before == null) {
            fields.remove("size");
        } else {
            fields.put("size", Long.toString(volume(trade) - volume(before)));
        }
        return fields;
    }
}
