package io.stockpipeline.app.endtoend;

import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.model.wire.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wires of the venues that write JSON. */
final class VenueWires {
    /** Of venues that write numbers as texts: zeros at the end, as many decimals and digits as a price may have. */
    private static final List<String> TEXTS = List.of(
            "105944.20", "7296.8900", "0.00001305", "0.000000000001", "123456789012.345678", "100.000000000000", "189");
    /** Of venues that write them as JSON numbers: exponents too. */
    private static final List<String> NUMBERS = List.of(
            "105944.20", "7296.8900", "0.00001305", "1.30500E-5", "1e-12", "2.50e3", "123456789012.345678", "100.0");

    private VenueWires() {}

    /** A tick's fields; of an exponent's number the digits that it stands for. */
    static Map<String, String> tick(String source, Trade trade, String id, boolean sided) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "symbol", trade.symbol(),
                "time", Long.toString(trade.time()),
                "price", new BigDecimal(trade.price()).toPlainString(),
                "size", new BigDecimal(trade.size()).toPlainString(),
                "source", source));
        if (!id.isEmpty()) {
            fields.put("id", id);
        }
        if (sided) {
            fields.put("side", trade.side().name());
        }
        return fields;
    }

    private static String list(List<Trade> trades, Function<Trade, String> text) {
        return trades.stream().map(text).collect(Collectors.joining(",", "[", "]"));
    }

    /** Finer than a tick's. */
    private static String instant(Trade trade) {
        return Instant.ofEpochMilli(trade.time()).plusNanos(123_000).toString();
    }

    record Coinbase() implements VenueWire {
        @Override
        public boolean numbersTrades() {
            return true;
        }

        @Override
        public String key() {
            return "coinbase";
        }

        @Override
        public List<String> symbols() {
            return List.of("BTC-USD", "ETH/EUR");
        }

        @Override
        public List<String> answer(String said) {
            return List.of("{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\","
                    + "\"product_ids\":[\"BTC-USD\",\"ETH-EUR\"]}]}");
        }

        @Override
        public List<String> prices() {
            return TEXTS;
        }

        @Override
        public List<String> messages(List<Trade> trades) {
            return trades.stream()
                    .map(trade -> """
                            {"type":"match","trade_id":%d,"sequence":50,"time":"%s","product_id":"%s","size":"%s",\
                            "price":"%s","side":"%s"}""".formatted(
                                    trade.number(),
                                    instant(trade),
                                    trade.symbol().replace('/', '-'),
                                    trade.size(),
                                    trade.price(),
                                    // The maker's.
                                    trade.side() == Side.Buy ? "sell" : "buy"))
                    .toList();
        }

        @Override
        public Map<String, String> tick(Trade trade) {
            return VenueWires.tick(key(), trade, Long.toString(trade.number()), true);
        }
    }

    record Binance() implements VenueWire {
        @Override
        public boolean numbersTrades() {
            return true;
        }

        @Override
        public String key() {
            return "binance";
        }

        @Override
        public List<String> symbols() {
            return List.of("BTCUSDT", "SOL/BTC");
        }

        @Override
        public List<String> answer(String said) {
            return List.of("{\"result\":null,\"id\":1}");
        }

        @Override
        public List<String> prices() {
            return TEXTS;
        }

        @Override
        public List<String> messages(List<Trade> trades) {
            return trades.stream()
                    .map(trade -> {
                        String name = trade.symbol().replace("/", "");
                        return """
                            {"stream":"%s@trade","data":{"e":"trade","E":%d,"s":"%s","t":%d,"p":"%s","q":"%s","T":%d,\
                            "m":%s,"M":true}}""".formatted(
                                        name.toLowerCase(Locale.ROOT),
                                        trade.time() + 5,
                                        name,
                                        trade.number(),
                                        trade.price(),
                                        trade.size(),
                                        trade.time(),
                                        trade.side() == Side.Sell);
                    })
                    .toList();
        }

        @Override
        public Map<String, String> tick(Trade trade) {
            return VenueWires.tick(key(), trade, Long.toString(trade.number()), true);
        }
    }

    record Kraken() implements VenueWire {
        @Override
        public boolean numbersTrades() {
            return true;
        }

        @Override
        public String key() {
            return "kraken";
        }

        @Override
        public List<String> symbols() {
            return List.of("BTC/USD", "ETH-EUR");
        }

        @Override
        public List<String> answer(String said) {
            return Stream.of("BTC/USD", "ETH/EUR")
                    .map(pair -> "{\"method\":\"subscribe\",\"req_id\":1,\"result\":{\"channel\":\"trade\","
                            + "\"snapshot\":true,\"symbol\":\"" + pair + "\"},\"success\":true}")
                    .toList();
        }

        @Override
        public List<String> prices() {
            return NUMBERS;
        }

        @Override
        public List<String> messages(List<Trade> trades) {
            return List.of("{\"channel\":\"trade\",\"type\":\"update\",\"data\":"
                    + list(trades, trade -> """
                            {"symbol":"%s","side":"%s","price":%s,"qty":%s,"ord_type":"limit","trade_id":%d,\
                            "timestamp":"%s"}""".formatted(
                                    trade.symbol().replace('-', '/'),
                                    trade.side().name().toLowerCase(Locale.ROOT),
                                    trade.price(),
                                    trade.size(),
                                    trade.number(),
                                    instant(trade)))
                    + "}");
        }

        @Override
        public Map<String, String> tick(Trade trade) {
            return VenueWires.tick(key(), trade, Long.toString(trade.number()), true);
        }
    }

    record Finnhub() implements VenueWire {
        @Override
        public String key() {
            return "finnhub";
        }

        @Override
        public String settings() {
            return "{ apiKey: { secretKeyRef: { name: desk, key: key } } }";
        }

        @Override
        public List<String> symbols() {
            return List.of("AAPL", "BINANCE:BTCUSDT");
        }

        /** Nothing answers a subscription. */
        @Override
        public List<String> answer(String said) {
            return List.of();
        }

        @Override
        public int requests() {
            return symbols().size();
        }

        @Override
        public List<String> prices() {
            return NUMBERS;
        }

        @Override
        public List<String> messages(List<Trade> trades) {
            return List.of("{\"type\":\"trade\",\"data\":"
                    + list(
                            trades,
                            trade -> "{\"s\":\"%s\",\"p\":%s,\"t\":%d,\"v\":%s,\"c\":[\"1\",\"12\"]}"
                                    .formatted(trade.symbol(), trade.price(), trade.time(), trade.size()))
                    + "}");
        }

        @Override
        public Map<String, String> tick(Trade trade) {
            return VenueWires.tick(key(), trade, "", false);
        }

        @Override
        public boolean tellsRepeats() {
            return false;
        }
    }

    record Alpaca() implements VenueWire {
        @Override
        public String key() {
            return "alpaca";
        }

        @Override
        public String settings() {
            return "{ feed: iex, credentials: { secretRef: { name: desk } } }";
        }

        @Override
        public List<String> symbols() {
            return List.of("AAPL", "BRK-B");
        }

        @Override
        public List<String> greeting() {
            return List.of("[{\"T\":\"success\",\"msg\":\"connected\"}]");
        }

        @Override
        public List<String> answer(String said) {
            return List.of(
                    said.contains("\"auth\"")
                            ? "[{\"T\":\"success\",\"msg\":\"authenticated\"}]"
                            : "[{\"T\":\"subscription\",\"trades\":[\"AAPL\",\"BRK.B\"],\"quotes\":[],\"bars\":[]}]");
        }

        @Override
        public int requests() {
            return 2;
        }

        @Override
        public List<String> prices() {
            return NUMBERS;
        }

        @Override
        public List<String> messages(List<Trade> trades) {
            return List.of(list(trades, trade -> """
                            {"T":"t","S":"%s","i":%d,"x":"V","p":%s,"s":%s,"c":["@"],"t":"%s","z":"C"}""".formatted(
                    trade.symbol().replace('-', '.'), trade.number(), trade.price(), trade.size(), instant(trade))));
        }

        @Override
        public Map<String, String> tick(Trade trade) {
            return VenueWires.tick(key(), trade, "V-" + trade.number(), false);
        }
    }
}
