package io.stockpipeline.extractor.alpaca;

import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.AlpacaSource;
import io.stockpipeline.model.spec.SecretRef;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Alpaca, as its documentation has it; key and secret lie in a folder of Secrets. */
record AlpacaScript(Path secrets) implements VenueScript {
    static final String KEY = "PKCOFFEE";
    static final String SECRET = "sEcReT-of-the-desk";
    static final String CONNECTED = "[{\"T\":\"success\",\"msg\":\"connected\"}]";
    static final String AUTHENTICATED = "[{\"T\":\"success\",\"msg\":\"authenticated\"}]";

    AlpacaScript {
        write(secrets, KEY, SECRET);
    }

    static void write(Path secrets, String key, String secret) {
        try {
            Path folder = Files.createDirectories(secrets.resolve("alpaca"));
            Files.writeString(folder.resolve("key"), key + "\n");
            Files.writeString(folder.resolve("secret"), secret + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Venue venue(URI address, List<String> symbols) {
        AlpacaSource source =
                new AlpacaSource(AlpacaSource.Feed.iex, new AlpacaSource.Credentials(new SecretRef("alpaca")));
        return new Alpaca(address, source, Credentials.in(secrets), symbols);
    }

    @Override
    public List<String> symbols() {
        return List.of("AAPL", "BRK.B");
    }

    @Override
    public List<String> greeting() {
        return List.of(CONNECTED);
    }

    @Override
    public List<String> answer(String said) {
        return List.of(said.contains("\"auth\"") ? AUTHENTICATED : granted("\"AAPL\",\"BRK.B\""));
    }

    static String granted(String names) {
        return "[{\"T\":\"subscription\",\"trades\":[" + names + "],\"quotes\":[],\"bars\":[],\"updatedBars\":[],"
                + "\"dailyBars\":[],\"statuses\":[],\"lulds\":[],\"corrections\":[" + names + "],\"cancelErrors\":["
                + names + "]}]";
    }

    @Override
    public boolean subscribed(List<String> said) {
        return said.size() == 2;
    }

    @Override
    public List<String> trades(List<Trade> trades) {
        return List.of(trades.stream().map(AlpacaScript::trade).collect(Collectors.joining(",", "[", "]")));
    }

    private static String trade(Trade trade) {
        return "{\"T\":\"t\",\"S\":\"%s\",\"i\":%d,\"x\":\"%s\",\"p\":%s,\"s\":%s,\"c\":[\"@\",\"I\"],\"t\":\"%s\",\"z\":\"%s\"}"
                .formatted(
                        trade.symbol(),
                        trade.number(),
                        exchange(trade),
                        trade.price(),
                        trade.size(),
                        Instant.ofEpochMilli(trade.time()).plusNanos(123_456),
                        trade.symbol().equals("AAPL") ? "C" : "A");
    }

    private static String exchange(Trade trade) {
        return trade.number() % 2 == 0 ? "V" : "D";
    }

    /** One that says nothing new. */
    @Override
    public List<String> chatter() {
        return List.of("[]");
    }

    @Override
    public Tick tick(Trade trade) {
        return new Tick(
                trade.symbol(),
                trade.time(),
                Decimal.of(trade.price()),
                Decimal.of(trade.size()),
                null,
                exchange(trade) + "-" + trade.number(),
                "alpaca",
                null);
    }

    @Override
    public boolean numbersTrades() {
        return false;
    }
}
