package io.stockpipeline.extractor.binance;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One connection's talk with Binance. It does not say that it does not have a symbol: of such a one nothing is ever heard.
 */
final class BinanceTalk implements Conversation {
    /** Bytes. Of a request that has more than 4096 with what goes around it, Binance is known to read no further. */
    private static final int LONGEST_LIST = 3900;

    private static final String TRADES = "@trade";

    private final VenueSymbols symbols;
    private final SequenceWatch sequence;
    private final Line line;
    private final Set<Long> unanswered = new HashSet<>();

    BinanceTalk(VenueSymbols symbols, SequenceWatch sequence, Line line) {
        this.symbols = symbols;
        this.sequence = sequence;
        this.line = line;
        subscribe();
    }

    private void subscribe() {
        List<String> streams = new ArrayList<>();
        int length = 0;
        for (String name : symbols.venueNames()) {
            String stream = name.toLowerCase(Locale.ROOT) + TRADES;
            int more = stream.getBytes(StandardCharsets.UTF_8).length + "\"\",".length();
            if (length + more > LONGEST_LIST) {
                ask(streams);
                streams.clear();
                length = 0;
            }
            streams.add(stream);
            length += more;
        }
        ask(streams);
    }

    private void ask(List<String> streams) {
        long id = unanswered.size() + 1L;
        unanswered.add(id);
        line.say(Message.write(Map.of("method", "SUBSCRIBE", "params", streams, "id", id)));
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
            throw fault(new Message(json.path("error")));
        } else if (json.has("code")) {
            throw fault(message);
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
        if (!result.isNull() || !unanswered.remove(answer.number("id"))) {
            throw malformed("no message that Binance documents");
        }
        if (unanswered.isEmpty()) {
            line.agreed();
        }
    }

    private static VenueFault fault(Message error) {
        String words = error.textOrEmpty("msg");
        String told =
                "Binance: " + words + " (code " + error.json().path("code").asText() + ")";
        return isTooOften(words) ? VenueFault.tooOften(told) : VenueFault.passing(told);
    }

    static boolean isTooOften(String words) {
        return words.toLowerCase(Locale.ROOT).contains("too many requests");
    }

    private static UnusableRecordException malformed(String words) {
        return new UnusableRecordException(DeadLetterReason.Malformed, words);
    }
}
