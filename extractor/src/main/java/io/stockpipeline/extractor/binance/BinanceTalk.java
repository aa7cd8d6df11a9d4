package io.stockpipeline.extractor.binance;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.SequenceWatch;
import io.stockpipeline.extractor.stream.Unheard;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.Locale;

/** One connection's talk with Binance. */
final class BinanceTalk implements Conversation {
    private final VenueSymbols symbols;
    private final SequenceWatch sequence;
    private final Unheard unheard;
    private final Subscription subscription;
    private final Line line;

    BinanceTalk(VenueSymbols symbols, SequenceWatch sequence, Unheard unheard, Subscription subscription, Line line) {
        this.symbols = symbols;
        this.sequence = sequence;
        this.unheard = unheard;
        this.subscription = subscription;
        this.line = line;
        unheard.begin();
        subscription.ask();
    }

    /** It says nothing of a symbol that it does not know. */
    @Override
    public void remind() {
        unheard.look(line);
    }

    @Override
    public void hear(String text) throws UnusableRecordException, VenueFault {
        Message message = Message.parse(text);
        JsonNode json = message.json();
        if (json.has("stream")) {
            event(new Message(json.path("data")));
        } else if (json.has("e")) {
            event(message);
        } else if (json.has("error")) {
            refused(message, new Message(json.path("error")));
        } else if (json.has("code")) {
            refused(message, message);
        } else {
            answered(message);
        }
    }

    private void event(Message event) throws UnusableRecordException, VenueFault {
        switch (event.textOrEmpty("e")) {
            case "trade" -> line.trade(trade(event));
            case "serverShutdown" -> throw VenueFault.passing("Binance announced the end of the connection");
            default -> throw malformed("no event that was asked for: e is not known");
        }
    }

    private Tick trade(Message trade) throws UnusableRecordException {
        String name = trade.text("s");
        String symbol = symbols.asked(name);
        long number = trade.number("t");
        unheard.heard(name);
        sequence.delivered(name, number, symbol, line);
        return new Tick(
                symbol,
                trade.millis("T"),
                trade.price("p"),
                trade.size("q"),
                taker(trade),
                Long.toString(number),
                Binance.KEY,
                null);
    }

    /** What stands there is whether the buyer was the maker. */
    private static Side taker(Message trade) throws UnusableRecordException {
        JsonNode buyerWasMaker = trade.json().path("m");
        if (!buyerWasMaker.isBoolean()) {
            throw malformed("m is neither true nor false");
        }
        return buyerWasMaker.booleanValue() ? Side.Sell : Side.Buy;
    }

    private void answered(Message answer) throws UnusableRecordException {
        JsonNode result = answer.json().path("result");
        if (!result.isNull() || !subscription.granted(answer.number("id"))) {
            throw malformed("no message that Binance documents");
        }
    }

    private void refused(Message answer, Message error) throws UnusableRecordException, VenueFault {
        String words = error.textOrEmpty("msg");
        String told =
                "Binance: " + words + " (code " + error.json().path("code").asText() + ")";
        if (isTooOften(words)) {
            throw VenueFault.tooOften(told);
        }
        subscription.refused(answer.json().hasNonNull("id") ? answer.number("id") : null, told);
    }

    static boolean isTooOften(String words) {
        return words.toLowerCase(Locale.ROOT).contains("too many requests");
    }

    private static UnusableRecordException malformed(String words) {
        return new UnusableRecordException(DeadLetterReason.Malformed, words);
    }
}
