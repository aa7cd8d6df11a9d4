package io.stockpipeline.extractor.finnhub;

import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.FinnhubSource;
import io.stockpipeline.model.spec.SecretKeyRef;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Finnhub, as its documentation has it; its key lies in a folder of Secrets. */
record FinnhubScript(Path secrets) implements VenueScript {
    static final String TOKEN = "c0ffee+token&more";

    FinnhubScript {
        write(secrets, TOKEN + "\n");
    }

    static void write(Path secrets, String token) {
        try {
            Files.writeString(
                    Files.createDirectories(secrets.resolve("finnhub")).resolve("token"), token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Venue venue(URI address, List<String> symbols, LongSupplier nanos) {
        FinnhubSource source = new FinnhubSource(new FinnhubSource.KeyRef(new SecretKeyRef("finnhub", "token")));
        return new Finnhub(address, source, Credentials.in(secrets), symbols);
    }

    @Override
    public List<String> symbols() {
        return List.of("AAPL", "BINANCE:BTCUSDT");
    }

    @Override
    public String symbol(int number) {
        return "S" + number;
    }

    /** Nothing answers a subscription but a refusal; what comes is the next ping, which at a test's speed is soon. */
    @Override
    public List<String> answer(List<String> said, Stock stock) {
        String name = name(said.get(said.size() - 1));
        if (stock.unknown().contains(name)) {
            return List.of(error("Invalid symbol " + name));
        }
        long known = said.stream()
                .filter(request -> !stock.unknown().contains(name(request)))
                .count();
        if (known > stock.most()) {
            return List.of(error("Subscribing to too many symbols"));
        }
        return name.endsWith("BTCUSDT") ? chatter() : List.of();
    }

    private static String name(String request) {
        return request.replaceAll(".*\"symbol\":\"([^\"]+)\".*", "$1");
    }

    static String error(String words) {
        return "{\"type\":\"error\",\"msg\":\"" + words + "\"}";
    }

    @Override
    public boolean subscribed(List<String> said, int symbols) {
        return said.size() >= symbols;
    }

    @Override
    public List<String> trades(List<Trade> trades) {
        return List.of(trades.stream()
                .map(FinnhubScript::trade)
                .collect(Collectors.joining(",", "{\"data\":[", "],\"type\":\"trade\"}")));
    }

    private static String trade(Trade trade) {
        String conditions = switch ((int) (trade.number() % 3)) {
            case 0 -> ",\"c\":null";
            case 1 -> ",\"c\":[\"1\",\"12\"]";
            default -> "";
        };
        return "{\"p\":%s,\"s\":\"%s\",\"t\":%d,\"v\":%s%s}"
                .formatted(trade.price(), trade.symbol(), trade.time(), trade.size(), conditions);
    }

    @Override
    public List<String> chatter() {
        return List.of("{\"type\":\"ping\"}");
    }

    @Override
    public Tick tick(Trade trade) {
        return new Tick(
                trade.symbol(),
                trade.time(),
                Decimal.of(trade.price()),
                Decimal.of(trade.size()),
                null,
                null,
                "finnhub",
                null);
    }

    @Override
    public List<String> undocumented() {
        return List.of("{\"type\":\"news\"}", error("whatever"), "{\"type\":\"trade\"}", "[]");
    }

    @Override
    public String tooOften() {
        return error("API limit reached.");
    }

    @Override
    public int most() {
        return 50;
    }

    @Override
    public boolean numbersTrades() {
        return false;
    }
}
