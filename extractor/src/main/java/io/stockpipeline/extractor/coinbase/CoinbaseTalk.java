package io.stockpipeline.extractor.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.SequenceWatch;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One connection's talk with Coinbase. */
final class CoinbaseTalk implements Conversation {
    /** Products in one request. How many it takes is not documented. */
    private static final int BATCH = 100;

    private static final String UNKNOWN = "Coinbase does not have this product";

    private final VenueSymbols products;
    private final SequenceWatch sequence;
    private final Line line;
    /** Products that it may have, as far as is known; those of one request are together. */
    private final List<List<String>> wanted = new ArrayList<>();

    CoinbaseTalk(VenueSymbols products, SequenceWatch sequence, Line line) {
        this.products = products;
        this.sequence = sequence;
        this.line = line;
        List<String> names = products.venueNames();
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = new ArrayList<>(names.subList(from, Math.min(names.size(), from + BATCH)));
            wanted.add(batch);
            subscribe(batch);
        }
    }

    private void subscribe(List<String> batch) {
        line.say(Message.write(
                Map.of("type", "subscribe", "product_ids", batch, "channels", List.of("matches", "heartbeat"))));
    }

    @Override
    public void hear(String text) throws UnusableRecordException, VenueFault {
        Message message = Message.parse(text);
        switch (message.textOrEmpty("type")) {
            case "match", "last_match" -> line.trade(trade(message));
            case "heartbeat" -> {
                // That something is heard is all that it tells.
            }
            case "subscriptions" -> {
                given(message);
                line.agreed();
            }
            case "error" -> refused(message);
            default ->
                throw new UnusableRecordException(
                        DeadLetterReason.Malformed, "no message that Coinbase documents: type is not known");
        }
    }

    private void given(Message subscriptions) {
        for (JsonNode channel : subscriptions.json().path("channels")) {
            for (JsonNode product : channel.path("product_ids")) {
                String symbol = products.symbol(product.asText());
                if (symbol != null) {
                    line.given(symbol);
                }
            }
        }
    }

    private Tick trade(Message message) throws UnusableRecordException {
        String product = message.text("product_id");
        String symbol = products.asked(product);
        long number = message.number("trade_id");
        sequence.delivered(product, number, symbol, line);
        return new Tick(
                symbol,
                message.instant("time"),
                message.price("price"),
                message.size("size"),
                taker(message.text("side")),
                Long.toString(number),
                Coinbase.KEY,
                null);
    }

    /** What stands there is the maker's side. */
    private static Side taker(String maker) throws UnusableRecordException {
        return switch (maker) {
            case "sell" -> Side.Buy;
            case "buy" -> Side.Sell;
            default ->
                throw new UnusableRecordException(
                        DeadLetterReason.Malformed, "side " + maker + " is neither buy nor sell");
        };
    }

    /** It refuses a whole request for one product that it does not have, and names it: the others are asked for again. */
    private void refused(Message message) throws VenueFault {
        String reason = message.textOrEmpty("message") + ": " + message.textOrEmpty("reason");
        Optional<String> unknown = wanted.stream()
                .flatMap(List::stream)
                .filter(product -> message.textOrEmpty("reason").startsWith(product + " "))
                .findFirst();
        if (unknown.isEmpty()) {
            throw reason.toLowerCase(Locale.ROOT).contains("rate limit")
                    ? VenueFault.tooOften("Coinbase: " + reason)
                    : VenueFault.passing("Coinbase: " + reason);
        }
        List<String> batch = batchOf(unknown.get());
        batch.remove(unknown.get());
        line.missing(String.valueOf(products.symbol(unknown.get())), UNKNOWN);
        if (wanted.stream().allMatch(List::isEmpty)) {
            throw VenueFault.refused("spec.symbols: Coinbase has none of them; its names are like BTC-USD");
        }
        if (!batch.isEmpty()) {
            subscribe(batch);
        }
    }

    private List<String> batchOf(String product) {
        return wanted.stream()
                .filter(batch -> batch.contains(product))
                .findFirst()
                .orElseThrow();
    }
}
