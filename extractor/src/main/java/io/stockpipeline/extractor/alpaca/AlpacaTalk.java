package io.stockpipeline.extractor.alpaca;

import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueParts;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One connection's talk with Alpaca: it greets, is told who asks, and is then asked for trades. Every message is a list. */
final class AlpacaTalk implements Conversation {
    private static final String CONNECTED = "connected";
    private static final String AUTHENTICATED = "authenticated";

    private final AlpacaAccount account;
    private final Subscription subscription;
    private final AlpacaTrades trades;
    private final Line line;

    AlpacaTalk(AlpacaAccount account, VenueSymbols symbols, Line line) {
        this.account = account;
        this.subscription = new Subscription(symbols, line);
        this.trades = new AlpacaTrades(symbols);
        this.line = line;
    }

    @Override
    public void hear(String text) throws UnusableRecordException, VenueFault {
        VenueParts.ofList(text, Message.parse(text), line, this::hear);
    }

    private void hear(Message message) throws UnusableRecordException, VenueFault {
        switch (message.textOrEmpty("T")) {
            case "t" -> line.trade(trades.tick(message));
            case "c", "x" -> throw trades.takenBack(message);
            case "success" -> success(message.text("msg"));
            case "subscription" -> subscription.granted(message);
            case "error" -> error(message);
            default ->
                throw new UnusableRecordException(
                        DeadLetterReason.Malformed, "no message that Alpaca documents: T is not known");
        }
    }

    private void success(String words) throws UnusableRecordException {
        switch (words) {
            case CONNECTED -> {
                Map<String, String> login = new LinkedHashMap<>();
                login.put("action", "auth");
                login.put("key", account.key());
                login.put("secret", account.secret());
                line.say(Message.write(login));
            }
            case AUTHENTICATED -> subscription.ask();
            default -> throw new UnusableRecordException(DeadLetterReason.Malformed, "Alpaca: success: " + words);
        }
    }

    /** What each code means stands in Alpaca's documentation of its streams. */
    private void error(Message message) throws UnusableRecordException, VenueFault {
        long code = message.number("code");
        String words = "Alpaca: " + message.textOrEmpty("msg") + " (" + code + ")";
        switch ((int) code) {
            case 402 ->
                throw VenueFault.credentialRefused(
                        "spec.source.alpaca.credentials: Alpaca does not accept key and secret (402);"
                                + " put valid ones into the Secret, or into STOCKPIPELINE_ALPACA_KEY and"
                                + " STOCKPIPELINE_ALPACA_SECRET");
            case 405 -> subscription.tooMany();
            case 406 -> throw VenueFault.tooOften(words + ": another connection has this key");
            case 409 ->
                throw VenueFault.refused("spec.source.alpaca.feed: this account does not have the feed (409);"
                        + " choose another, for example iex");
            default -> throw VenueFault.passing(words);
        }
    }

    @Override
    public void remind() {
        line.ping();
    }
}
