package io.stockpipeline.extractor.coinbase;

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

/** Coinbase, as its documentation has it. */
final class CoinbaseScript implements VenueScript {
    @Override
    public Venue venue(URI address, List<String> symbols, LongSupplier nanos) {
        return new Coinbase(address, symbols);
    }

    @Override
    public List<String> symbols() {
        return List.of("BTC-USD", "ETH-EUR");
    }

    @Override
    public String symbol(int number) {
        return "C" + number + "-USD";
    }

    @Override
    public List<String> answer(List<String> said, Stock stock) {
        List<String> products = products(said.get(said.size() - 1));
        return List.of(products.stream()
                .filter(stock.unknown()::contains)
                .findFirst()
                .map(product -> failed(product + " is not a valid product"))
                .orElseGet(() -> subscriptions(products)));
    }

    static String failed(String reason) {
        return "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"" + reason + "\"}";
    }

    static String subscriptions(List<String> products) {
        return products.stream()
                .collect(Collectors.joining(
                        "\",\"",
                        "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\",\"product_ids\":[\"",
                        "\"]}]}"));
    }

    @Override
    public boolean subscribed(List<String> said, int symbols) {
        return !said.isEmpty();
    }

    @Override
    public List<String> trades(List<Trade> trades) {
        return trades.stream().map(CoinbaseScript::match).toList();
    }

    private static String match(Trade trade) {
        return """
                {"type":"%s","trade_id":%d,"sequence":50,"maker_order_id":"ac928c66","taker_order_id":"132fb6ae",\
                "time":"%s","product_id":"%s","size":"%s","price":"%s","side":"%s"}""".formatted(
                        trade.number() % 7 == 0 ? "last_match" : "match",
                        trade.number(),
                        Instant.ofEpochMilli(trade.time()),
                        trade.symbol(),
                        trade.size(),
                        trade.price(),
                        trade.side() == Side.Buy ? "sell" : "buy");
    }

    @Override
    public List<String> chatter() {
        return List.of("{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":20,\"product_id\":\"BTC-USD\","
                + "\"time\":\"2014-11-07T08:19:28.464459Z\"}");
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
                "coinbase",
                null);
    }

    @Override
    public List<String> undocumented() {
        return List.of(
                "{\"type\":\"ticker\",\"product_id\":\"BTC-USD\",\"price\":\"1\"}",
                "{\"type\":7}",
                "{\"type\":\"match\",\"type\":\"match\"}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1e2147483648}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\"}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1,\"side\":\"both\",\"size\":\"1\","
                        + "\"price\":\"1\",\"time\":\"2021-04-17T16:43:37Z\"}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1,\"side\":\"buy\",\"size\":\"1\","
                        + "\"price\":\"1\",\"time\":\"yesterday\"}",
                "[]");
    }

    @Override
    public String tooOften() {
        return failed("Rate limit exceeded");
    }

    static List<String> products(String request) {
        try {
            List<String> products = new ArrayList<>();
            Message.parse(request).json().get("product_ids").forEach(product -> products.add(product.textValue()));
            return products;
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
