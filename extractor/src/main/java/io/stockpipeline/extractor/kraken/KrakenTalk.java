package io.stockpipeline.extractor.kraken;

import io.stockpipeline.extractor.stream.AskAgain;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.SequenceWatch;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueParts;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One connection's talk with Kraken. It answers for each pair on its own, and begins each with the latest 50 trades: after a reconnect
 * these repeat some and bring those that were missed, so all of them are passed on, and only what they do not hold is lost.
 */
final class KrakenTalk implements Conversation {
    /** Pairs in one request. */
    private static final int BATCH = 100;

    private static final String NOT_SUPPORTED = "Currency pair not supported";

    private final VenueSymbols pairs;
    private final SequenceWatch sequence;
    private final Line line;
    /** Pairs that it may have, as far as is known. */
    private final Set<String> wanted;
    /** Pairs that are refused for another reason than that Kraken does not have them: they may be had later. */
    private final AskAgain later;

    private boolean mayComeBack;
    private int requests;

    KrakenTalk(VenueSymbols pairs, SequenceWatch sequence, AskAgain later, Line line) {
        this.pairs = pairs;
        this.sequence = sequence;
        this.later = later;
        this.line = line;
        wanted = new HashSet<>(pairs.venueNames());
        subscribe(pairs.venueNames());
    }

    private void subscribe(List<String> names) {
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> batch = names.subList(from, Math.min(names.size(), from + BATCH));
            Map<String, Object> what = Map.of("channel", "trade", "symbol", batch, "snapshot", true);
            line.say(Message.write(Map.of("method", "subscribe", "params", what, "req_id", ++requests)));
        }
    }

    @Override
    public void hear(String text) throws UnusableRecordException, VenueFault {
        Message message = Message.parse(text);
        switch (message.textOrEmpty("channel")) {
            case "trade" -> VenueParts.ofField("data", text, message, line, trade -> line.trade(trade(trade)));
            case "heartbeat", "status" -> {
                // That something is heard is all that they tell.
            }
            default -> answer(message);
        }
    }

    private Tick trade(Message trade) throws UnusableRecordException {
        String pair = trade.text("symbol");
        String symbol = pairs.asked(pair);
        long number = trade.number("trade_id");
        sequence.delivered(pair, number, symbol, line);
        return new Tick(
                symbol,
                trade.instant("timestamp"),
                trade.price("price"),
                trade.size("qty"),
                taker(trade.text("side")),
                Long.toString(number),
                Kraken.KEY,
                null);
    }

    private static Side taker(String side) throws UnusableRecordException {
        return switch (side) {
            case "buy" -> Side.Buy;
            case "sell" -> Side.Sell;
            default -> throw malformed("side " + side + " is neither buy nor sell");
        };
    }

    private void answer(Message answer) throws UnusableRecordException, VenueFault {
        // Where it is asked too often the field is written large.
        String error = answer.textOrEmpty("error") + answer.textOrEmpty("Error");
        if (!error.isEmpty()) {
            refused(answer, error);
        } else if (answer.textOrEmpty("method").equals("subscribe")
                && answer.json().path("success").asBoolean()) {
            given(new Message(answer.json().path("result")).textOrEmpty("symbol"));
            line.agreed();
        } else {
            throw malformed("no message that Kraken documents");
        }
    }

    @Override
    public void remind() {
        subscribe(later.due());
    }

    private void given(String pair) {
        String symbol = pairs.symbol(pair);
        if (symbol != null) {
            wanted.add(pair);
            later.settled(pair);
            line.given(symbol);
        }
    }

    private void refused(Message answer, String error) throws VenueFault {
        String words = "Kraken: " + error;
        if (isTooOften(error)) {
            throw VenueFault.tooOften(words);
        }
        String named = answer.textOrEmpty("symbol");
        String pair = named.isEmpty() ? error.substring(error.lastIndexOf(' ') + 1) : named;
        String symbol = pairs.symbol(pair);
        if (symbol == null) {
            throw VenueFault.passing(words);
        }
        line.missing(symbol, words);
        wanted.remove(pair);
        if (error.startsWith(NOT_SUPPORTED)) {
            later.settled(pair);
        } else {
            later.refused(pair);
            mayComeBack = true;
        }
        if (wanted.isEmpty()) {
            throw mayComeBack
                    ? VenueFault.passing(words)
                    : VenueFault.refused("spec.symbols: Kraken has none of them; its names are like BTC/USD");
        }
    }

    private static boolean isTooOften(String error) {
        String words = error.toLowerCase(Locale.ROOT);
        return words.contains("exceeded msg rate")
                || words.contains("too many requests")
                || words.contains("rate limit");
    }

    private static UnusableRecordException malformed(String words) {
        return new UnusableRecordException(DeadLetterReason.Malformed, words);
    }
}
