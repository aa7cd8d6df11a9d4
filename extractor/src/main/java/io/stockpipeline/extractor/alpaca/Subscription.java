package io.stockpipeline.extractor.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks Alpaca for symbols. One request too large is refused as a whole, and how many symbols an account may have is not told; so the
 * request is halved until it passes, and the rest asked for in ever smaller parts, until no further symbol goes in.
 */
final class Subscription {
    private static final String UNKNOWN = "Alpaca does not give this symbol";
    private static final String BEYOND =
            "Alpaca gives no more symbols to this account: name fewer in spec.symbols, or have a plan with more";

    private final VenueSymbols symbols;
    private final Line line;
    private final List<String> names;
    /** Of {@link #names} the first so many have been granted; then come those that are asked for. */
    private int granted;

    private int asked;
    /** So many are too many. */
    private int tooMany;

    Subscription(VenueSymbols symbols, Line line) {
        this.symbols = symbols;
        this.line = line;
        names = symbols.venueNames();
        tooMany = names.size() + 1;
    }

    /** Asks for all of them. */
    void ask() {
        ask(names.size());
    }

    private void ask(int count) {
        asked = count;
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("action", "subscribe");
        message.put("trades", names.subList(granted, granted + count));
        line.say(Message.write(message));
    }

    /** @param message all that is granted on this connection */
    void granted(Message message) throws UnusableRecordException {
        JsonNode trades = message.json().path("trades");
        if (!trades.isArray()) {
            throw Message.missing("trades");
        }
        Set<String> given = new HashSet<>();
        trades.forEach(name -> given.add(name.asText()));
        for (String name : names.subList(granted, granted + asked)) {
            if (given.contains(name)) {
                line.given(String.valueOf(symbols.symbol(name)));
            } else {
                missing(name, UNKNOWN);
            }
        }
        granted += asked;
        asked = 0;
        line.agreed();
        goOn();
    }

    /** The last request was refused: with it there would be too many. */
    void tooMany() throws VenueFault {
        tooMany = granted + Math.max(1, asked);
        asked = 0;
        if (tooMany <= 1) {
            throw VenueFault.tooOften("Alpaca: symbol limit exceeded (405) at the first symbol");
        }
        goOn();
    }

    private void goOn() {
        if (granted == names.size()) {
            return;
        }
        int open = tooMany - granted - 1;
        if (open == 0) {
            names.subList(granted, names.size()).forEach(name -> missing(name, BEYOND));
        } else {
            ask((open + 1) / 2);
        }
    }

    private void missing(String name, String reason) {
        line.missing(String.valueOf(symbols.symbol(name)), reason);
    }
}
