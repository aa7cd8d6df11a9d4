package io.stockpipeline.extractor.finnhub;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueParts;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One connection's talk with Finnhub. */
final class FinnhubTalk implements Conversation {
    private static final String INVALID_SYMBOL = "Invalid symbol";
    private static final String TOO_MANY_SYMBOLS = "too many symbols";
    /** Pings. */
    private static final int SETTLED = 2;

    private static final String UNKNOWN = "Finnhub does not have this symbol";
    private static final String BEYOND =
            "Finnhub gives no more symbols for this key: name fewer in spec.symbols, or have a plan with more";

    private final VenueSymbols symbols;
    private final Line line;
    /** What was asked for and may be had, as far as is known, in the order in which it was asked for. */
    private final List<String> wanted;

    private int beyond;
    private boolean agreed;
    private int pings;

    FinnhubTalk(VenueSymbols symbols, Line line) {
        this.symbols = symbols;
        this.line = line;
        wanted = new ArrayList<>(symbols.venueNames());
        wanted.forEach(symbol -> line.say(subscription(symbol)));
    }

    private static String subscription(String symbol) {
        Map<String, String> message = new LinkedHashMap<>();
        message.put("type", "subscribe");
        message.put("symbol", symbol);
        return Message.write(message);
    }

    @Override
    public void hear(String text) throws UnusableRecordException, VenueFault {
        Message message = Message.parse(text);
        switch (message.textOrEmpty("type")) {
            case "trade" -> {
                agreed();
                VenueParts.ofField("data", text, message, line, this::traded);
            }
            case "ping" -> pinged();
            case "error" -> error(message.text("msg"));
            default ->
                throw new UnusableRecordException(
                        DeadLetterReason.Malformed, "no message that Finnhub documents: type is not known");
        }
    }

    /** A minute or two lie between two pings: by the second one whatever it does not give has been refused. */
    private void pinged() {
        agreed();
        pings++;
        if (pings == SETTLED) {
            wanted.subList(0, wanted.size() - beyond).forEach(name -> line.given(String.valueOf(symbols.symbol(name))));
        }
    }

    /** Nothing answers a subscription. That Finnhub has begun to send, if only a ping, is all that tells of its consent. */
    private void agreed() {
        if (!agreed) {
            agreed = true;
            line.agreed();
        }
    }

    /**
     * The conditions {@code c} are counted and not looked at: they are numbers of Finnhub's own, whose meaning stands in no documentation
     * that could be read, and to guess would lose good trades.
     */
    private void traded(Message trade) throws UnusableRecordException {
        line.trade(tick(trade));
        JsonNode conditions = trade.json().path("c");
        if (conditions.isArray() && !conditions.isEmpty()) {
            line.conditions();
        }
    }

    /**
     * A trade; or, where {@code v} is 0, a price that was told and not traded at: so Finnhub documents it for markets that tell it no
     * trades, which is all there is of most currencies. It becomes a tick without a size: it counts in averages of the price, and
     * cannot in those by volume. A size of 0 would say that somebody traded nothing.
     */
    private Tick tick(Message trade) throws UnusableRecordException {
        String name = trade.text("s");
        String symbol = symbols.asked(name);
        Decimal volume = trade.size("v");
        return new Tick(
                symbol,
                trade.millis("t"),
                trade.price("p"),
                volume == null || volume.isPositive() ? volume : null,
                null,
                null,
                Finnhub.KEY,
                null);
    }

    private void error(String words) throws UnusableRecordException, VenueFault {
        String lower = words.toLowerCase(Locale.ROOT);
        if (words.startsWith(INVALID_SYMBOL)) {
            unknown(words.substring(INVALID_SYMBOL.length()).strip());
        } else if (lower.contains(TOO_MANY_SYMBOLS)) {
            beyond = Math.min(beyond + 1, wanted.size());
            tellBeyond();
        } else if (lower.contains("too many requests") || lower.contains("limit")) {
            throw VenueFault.tooOften("Finnhub: " + words);
        } else {
            // It says no more than that something was not to its liking; what it sends goes on.
            throw new UnusableRecordException(DeadLetterReason.Malformed, "Finnhub: " + words);
        }
    }

    private void unknown(String name) throws UnusableRecordException, VenueFault {
        String symbol = symbols.asked(name);
        wanted.remove(name);
        line.missing(symbol, UNKNOWN);
        if (wanted.isEmpty()) {
            throw VenueFault.refused(
                    "spec.symbols: Finnhub has none of them; its names are like AAPL, OANDA:EUR_USD or BINANCE:BTCUSDT");
        }
        // One that it does not have was among those that were too many.
        beyond = Math.min(beyond, wanted.size());
        tellBeyond();
    }

    /** Which symbol was one too many is not said; it takes them in turn, so it is the last ones, one for each refusal. */
    private void tellBeyond() {
        List<String> last = wanted.subList(wanted.size() - beyond, wanted.size());
        last.forEach(name -> line.missing(String.valueOf(symbols.symbol(name)), BEYOND));
    }
}
