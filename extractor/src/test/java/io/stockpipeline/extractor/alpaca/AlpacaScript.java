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
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Alpaca, as its documentation has it; key and secret lie in a folder of Secrets. */
record AlpacaScript(Path secrets) implements VenueScript {
    static final String KEY = "PKCOFFEE";
    static final String SECRET = "sEcReT-of-the-desk";
    static final String CONNECTED = "[{\"T\":\"success\",\"msg\":\"connected\"}]";
    static final String AUTHENTICATED = "[{\"T\":\"success\",\"msg\":\"authenticated\"}]";

    private static final Pattern TRADES = Pattern.compile("\"trades\":\\[(.*?)\\]");

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
    public Venue venue(URI address, List<String> symbols, LongSupplier nanos) {
        AlpacaSource source =
                new AlpacaSource(AlpacaSource.Feed.iex, new AlpacaSource.Credentials(new SecretRef("alpaca")));
        return new Alpaca(address, source, Credentials.in(secrets), symbols);
    }

    @Override
    public List<String> symbols() {
        return List.of("AAPL", "BRK.B");
    }

    @Override
    public String symbol(int number) {
        return "S" + number;
    }

    @Override
    public List<String> greeting() {
        return List.of(CONNECTED);
    }

    @Override
    public List<String> answer(List<String> said, Stock stock) {
        if (said.get(said.size() - 1).contains("\"auth\"")) {
            return List.of(AUTHENTICATED);
        }
        List<String> given = new ArrayList<>();
        String answer = "";
        for (String request : said.subList(1, said.size())) {
            List<String> names = names(request);
            if (given.size() + names.size() > stock.most()) {
                answer = error(405, "symbol limit exceeded");
            } else {
                given.addAll(names);
                answer = granted(given.stream()
                        .filter(name -> !stock.unknown().contains(name))
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(",")));
            }
        }
        return List.of(answer);
    }

    static List<String> names(String request) {
        Matcher trades = TRADES.matcher(request);
        return trades.find() ? List.of(trades.group(1).replace("\"", "").split(",", -1)) : List.of();
    }

    static String error(int code, String words) {
        return "[{\"T\":\"error\",\"code\":" + code + ",\"msg\":\"" + words + "\"}]";
    }

    static String granted(String names) {
        return "[{\"T\":\"subscription\",\"trades\":[" + names + "],\"quotes\":[],\"bars\":[],\"updatedBars\":[],"
                + "\"dailyBars\":[],\"statuses\":[],\"lulds\":[],\"corrections\":[" + names + "],\"cancelErrors\":["
                + names + "]}]";
    }

    @Override
    public boolean subscribed(List<String> said, int symbols) {
        return said.size() >= 2;
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
    public List<String> undocumented() {
        return List.of("{\"T\":\"q\",\"S\":\"AAPL\"}", "{\"T\":\"subscription\"}");
    }

    @Override
    public String tooOften() {
        return error(406, "connection limit exceeded");
    }

    @Override
    public int most() {
        return 30;
    }

    @Override
    public boolean numbersTrades() {
        return false;
    }
}
