package io.stockpipeline.extractor.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Alpaca's messages about trades. */
final class AlpacaTrades {
    private final VenueSymbols symbols;

    AlpacaTrades(VenueSymbols symbols) {
        this.symbols = symbols;
    }

    /**
     * A trade: T "t".
     *
     * @throws UnusableRecordException as Correction, when its price is not the market's; else when it is not as documented
     */
    Tick tick(Message trade) throws UnusableRecordException {
        String symbol = symbol(trade);
        Tick tick = new Tick(
                symbol, trade.instant("t"), trade.price("p"), trade.size("s"), null, id(trade, "i"), Alpaca.KEY, null);
        Optional<String> aside = TradeConditions.notTheMarkets(conditions(trade), trade.textOrEmpty("z"));
        if (aside.isPresent()) {
            throw new UnusableRecordException(
                    DeadLetterReason.Correction,
                    "trade " + tick.id() + " of " + symbol + ": its price is not the market's of its time: "
                            + aside.get());
        }
        return tick;
    }

    /** A correction, T "c", or a cancellation, T "x", of a trade that was told before. */
    UnusableRecordException takenBack(Message message) throws UnusableRecordException {
        String symbol = symbol(message);
        boolean corrected = message.textOrEmpty("T").equals("c");
        return new UnusableRecordException(
                DeadLetterReason.Correction,
                "trade " + id(message, corrected ? "oi" : "i") + " of " + symbol + " was "
                        + (corrected ? "corrected" : "cancelled")
                        + "; averages that have been published cannot take it back");
    }

    /** Each exchange numbers its trades for itself: the number alone may come twice for a symbol. */
    private static String id(Message message, String field) throws UnusableRecordException {
        return message.text("x") + "-" + message.number(field);
    }

    private String symbol(Message message) throws UnusableRecordException {
        String name = message.text("S");
        String symbol = symbols.asked(name);
        return symbol;
    }

    private static List<String> conditions(Message trade) {
        List<String> conditions = new ArrayList<>();
        for (JsonNode condition : trade.json().path("c")) {
            conditions.add(condition.asText());
        }
        return conditions;
    }
}
