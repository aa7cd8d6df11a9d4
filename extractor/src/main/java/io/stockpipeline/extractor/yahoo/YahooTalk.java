package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** One connection's talk with Yahoo's stream. */
final class YahooTalk implements Conversation {
    /** Yahoo says nothing of a symbol that it does not know. Well below the silence after which a connection is given up. */
    static final Duration UNHEARD = Duration.ofMinutes(3);

    private static final String NOTHING_HEARD = "nothing was heard of it for " + UNHEARD.toMinutes()
            + " minutes: Yahoo does not know it, or its market is closed";

    private final VenueSymbols symbols;
    private final DayVolumes volumes;
    private final Set<String> heardOf;
    private final LongSupplier nanos;
    private final Line line;
    private final long began;
    private boolean told;

    YahooTalk(VenueSymbols symbols, DayVolumes volumes, Set<String> heardOf, LongSupplier nanos, Line line) {
        this.symbols = symbols;
        this.volumes = volumes;
        this.heardOf = heardOf;
        this.nanos = nanos;
        this.line = line;
        began = nanos.getAsLong();
        subscribe();
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
        if (!told && nanos.getAsLong() - began >= UNHEARD.toNanos()) {
            told = true;
            for (String name : symbols.venueNames()) {
                if (!heardOf.contains(name)) {
                    line.missing(String.valueOf(symbols.symbol(name)), NOTHING_HEARD);
                }
            }
        }
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
        heardOf.add(pricing.id());
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
