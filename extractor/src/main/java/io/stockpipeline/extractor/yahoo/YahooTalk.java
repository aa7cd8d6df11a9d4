package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.Unheard;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.Base64;
import java.util.Map;

/** One connection's talk with Yahoo's stream. */
final class YahooTalk implements Conversation {
    private final VenueSymbols symbols;
    private final DayVolumes volumes;
    private final Unheard unheard;
    private final Line line;

    YahooTalk(VenueSymbols symbols, DayVolumes volumes, Unheard unheard, Line line) {
        this.symbols = symbols;
        this.volumes = volumes;
        this.unheard = unheard;
        this.line = line;
        unheard.begin();
        subscribe();
        unheard.given(symbols.venueNames());
        // It does not answer; and of a closed market there is nothing to tell.
        line.agreed();
    }

    private void subscribe() {
        line.say(Message.write(Map.of("subscribe", symbols.venueNames())));
    }

    @Override
    public void remind() {
        subscribe();
        // Nothing is quoted while a market is closed, and that is no reason to give the connection up.
        line.ping();
        unheard.look(line);
    }

    @Override
    public void hear(String text) throws UnusableRecordException {
        Message message = Message.parse(text);
        if (!message.textOrEmpty("type").equals("pricing")) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, "no message of Yahoo's: type is not pricing");
        }
        PricingData pricing = PricingData.decode(bytes(message.text("message")));
        if (pricing.isHeartbeat()) {
            return;
        }
        String symbol = symbols.symbol(pricing.id());
        if (symbol == null) {
            throw new UnusableRecordException(
                    DeadLetterReason.UnknownSymbol, "\"" + pricing.id() + "\" was not asked for");
        }
        unheard.heard(pricing.id());
        line.trade(pricing.tick(symbol, volumes));
    }

    private static byte[] bytes(String base64) throws UnusableRecordException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, "message is not base64");
        }
    }
}
