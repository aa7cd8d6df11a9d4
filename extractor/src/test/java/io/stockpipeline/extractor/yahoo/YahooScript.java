package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Yahoo's stream, as far as it is known. */
final class YahooScript implements VenueScript {
    private static final int HEARTBEAT = 7;

    @Override
    public Venue venue(URI address, List<String> symbols, LongSupplier nanos) {
        return new YahooStream(address, symbols, nanos);
    }

    @Override
    public List<String> symbols() {
        return List.of("AAPL", "^GSPC", "EURUSD=X");
    }

    @Override
    public String symbol(int number) {
        return "S" + number;
    }

    @Override
    public List<String> answer(List<String> said, Stock stock) {
        return List.of();
    }

    @Override
    public boolean subscribed(List<String> said, int symbols) {
        return !said.isEmpty();
    }

    @Override
    public List<String> trades(List<Trade> trades) {
        return trades.stream()
                .map(trade -> Pricing.of(trade.symbol(), Float.parseFloat(trade.price()), trade.time())
                        .text(4, "USD")
                        .text(5, "NMS")
                        .whole(6, 8)
                        .whole(7, 1)
                        .real(8, -1.5f)
                        .wide(33, 1e12)
                        .message())
                .toList();
    }

    @Override
    public List<String> chatter() {
        return List.of(new Pricing().whole(6, HEARTBEAT).message());
    }

    @Override
    public Tick tick(Trade trade) {
        float price = Float.parseFloat(trade.price());
        return new Tick(
                trade.symbol(),
                trade.time(),
                Decimal.of(new BigDecimal(Float.toString(price)).toPlainString()),
                null,
                null,
                null,
                "yahoo",
                "USD");
    }

    @Override
    public List<String> undocumented() {
        return List.of(
                "{\"type\":\"pricing\",\"message\":\"%%%\"}",
                "{\"type\":\"pricing\"}", "{\"type\":\"news\",\"message\":\"\"}", "CgRBQVBM", "[]");
    }

    @Override
    public Duration unheard() {
        return YahooStream.UNHEARD;
    }

    @Override
    public boolean agrees() {
        return false;
    }

    @Override
    public boolean numbersTrades() {
        return false;
    }
}
