package io.stockpipeline.extractor.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Binance, as its documentation has it. */
final class BinanceScript implements VenueScript {
    @Override
    public Venue venue(URI address, List<String> symbols, LongSupplier nanos) {
        return new Binance(address, symbols, nanos);
    }

    @Override
    public List<String> symbols() {
        return List.of("BTCUSDT", "ETH-EUR", "SOL/BTC");
    }

    @Override
    public String symbol(int number) {
        return "COIN" + number + "USDT";
    }

    /** It agrees to whatever could be a symbol. */
    @Override
    public List<String> answer(List<String> said, Stock stock) {
        return List.of(agreement(said.get(said.size() - 1)));
    }

    static String agreement(String request) {
        return "{\"result\":null,\"id\":" + id(request) + "}";
    }

    static String refusal(String request) {
        return "{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\"},\"id\":" + id(request) + "}";
    }

    private static long id(String request) {
        return read(request).json().get("id").longValue();
    }

    @Override
    public boolean subscribed(List<String> said, int symbols) {
        return !said.isEmpty();
    }

    @Override
    public List<String> trades(List<Trade> trades) {
        return trades.stream()
                .map(trade -> trade.number() % 5 == 0 ? event(trade) : combined(trade))
                .toList();
    }

    static String combined(Trade trade) {
        return "{\"stream\":\"%s@trade\",\"data\":%s}"
                .formatted(venueName(trade).toLowerCase(Locale.ROOT), event(trade));
    }

    private static String event(Trade trade) {
        return """
                {"e":"trade","E":%d,"s":"%s","t":%d,"p":"%s","q":"%s","T":%d,"m":%s,"M":true}""".formatted(
                        trade.time() + 3,
                        venueName(trade),
                        trade.number(),
                        trade.price(),
                        trade.size(),
                        trade.time(),
                        trade.side() == Side.Sell);
    }

    private static String venueName(Trade trade) {
        return trade.symbol().replaceAll("[-/]", "");
    }

    @Override
    public List<String> chatter() {
        return List.of();
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
                "binance",
                null);
    }

    @Override
    public List<String> undocumented() {
        return List.of(
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"m\":true}",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true}",
                "{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\"}",
                "{\"stream\":\"btcusdt@trade\"}",
                "{\"result\":null,\"id\":77}",
                "{\"result\":[\"btcusdt@trade\"],\"id\":1}",
                "[]");
    }

    @Override
    public String tooOften() {
        return "{\"error\":{\"code\":-1003,\"msg\":\"Too many requests; try later\"},\"id\":1}";
    }

    @Override
    public Duration unheard() {
        return Duration.ofMinutes(10);
    }

    static List<String> streams(String request) {
        Message message = read(request);
        assertThat(message.textOrEmpty("method")).isEqualTo("SUBSCRIBE");
        List<String> streams = new ArrayList<>();
        message.json().get("params").forEach(stream -> streams.add(stream.textValue()));
        return streams;
    }

    private static Message read(String text) {
        try {
            return Message.parse(text);
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
