package io.stockpipeline.extractor.kraken;

import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Kraken, as its documentation has it. */
final class KrakenScript implements VenueScript {
    private static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";
    private static final String STATUS = """
            {"channel":"status","type":"update","data":[{"api_version":"v2","connection_id":13834774380200032777,\
            "system":"online","version":"2.0.0"}]}""";

    private volatile boolean snapshot;

    @Override
    public Venue venue(URI address, List<String> symbols, LongSupplier nanos) {
        return new Kraken(address, symbols, nanos);
    }

    @Override
    public List<String> symbols() {
        return List.of("BTC/USD", "ETH-EUR", "XBT/EUR");
    }

    @Override
    public String symbol(int number) {
        return "C" + number + "/USD";
    }

    @Override
    public List<String> greeting() {
        return List.of(STATUS);
    }

    @Override
    public List<String> answer(List<String> said, Stock stock) {
        snapshot = true;
        return pairs(said.get(said.size() - 1)).stream()
                .map(pair -> stock.unknown().contains(pair) ? notSupported(pair) : acknowledgement(pair))
                .toList();
    }

    static String acknowledgement(String pair) {
        return """
                {"method":"subscribe","result":{"channel":"trade","snapshot":true,"symbol":"%s"},"success":true,\
                "time_in":"2022-12-25T09:30:59.123456Z","time_out":"2022-12-25T09:30:59.123456Z","req_id":1}""".formatted(pair);
    }

    static String notSupported(String pair) {
        return refusal(pair, "Currency pair not supported " + pair);
    }

    static String refusal(String pair, String reason) {
        return "{\"method\":\"subscribe\",\"success\":false,\"error\":\"%s\",\"symbol\":\"%s\"}"
                .formatted(reason, pair);
    }

    @Override
    public boolean subscribed(List<String> said, int symbols) {
        return !said.isEmpty();
    }

    @Override
    public List<String> trades(List<Trade> trades) {
        String type = snapshot ? "snapshot" : "update";
        snapshot = false;
        return List.of(message(type, trades));
    }

    static String message(String type, List<Trade> trades) {
        return trades.stream()
                .map(KrakenScript::part)
                .collect(Collectors.joining(",", "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[", "]}"));
    }

    private static String part(Trade trade) {
        return """
                {"symbol":"%s","side":"%s","price":%s,"qty":%s,"ord_type":"limit","trade_id":%d,"timestamp":"%s"}""".formatted(
                        trade.symbol().replace('-', '/').replace("XBT", "BTC"),
                        trade.side() == Side.Buy ? "buy" : "sell",
                        trade.price(),
                        trade.size(),
                        trade.number(),
                        Instant.ofEpochMilli(trade.time()));
    }

    @Override
    public List<String> chatter() {
        return List.of(HEARTBEAT, STATUS);
    }

    @Override
    public Tick tick(Trade trade) {
        return new Tick(
                trade.symbol(),
                trade.time(),
                Decimal.of(trade.price()),
                Decimal.of(trade.size()),
                trade.side(),
                Long.toString(trade.number()),
                "kraken",
                null);
    }

    @Override
    public List<String> undocumented() {
        return List.of(
                "{\"channel\":\"trade\",\"type\":\"update\"}",
                "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[]}",
                "{\"method\":\"subscribe\",\"success\":false,\"req_id\":1}",
                "{\"method\":\"unsubscribe\",\"success\":true}",
                "[]");
    }

    @Override
    public String tooOften() {
        return "{\"Error\":\"Exceeded msg rate\"}";
    }

    static List<String> pairs(String request) {
        List<String> pairs = new ArrayList<>();
        read(request).json().get("params").get("symbol").forEach(pair -> pairs.add(pair.textValue()));
        return pairs;
    }

    static Message read(String text) {
        try {
            return Message.parse(text);
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
