package io.stockpipeline.extractor.coinbase;

import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.SequenceWatch;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.extractor.stream.VenueSymbols;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The Coinbase Exchange: channel {@code matches}, no key. See <a href="https://docs.cdp.coinbase.com/exchange/docs/websocket-overview">its documentation</a>.
 */
public final class Coinbase implements Venue {
    public static final String KEY = "coinbase";
    private static final String ADDRESS = "wss://ws-feed.exchange.coinbase.com";
    /** A heartbeat comes every second for each product; eight messages a second are allowed. */
    private static final Manners MANNERS =
            Manners.silentFor(Duration.ofSeconds(10)).spaced(Duration.ofMillis(150));

    private final URI address;
    private final VenueSymbols products;
    private final SequenceWatch sequence = new SequenceWatch();

    public Coinbase(List<String> symbols) {
        this(VenueAddress.of(KEY, ADDRESS), symbols);
    }

    Coinbase(URI address, List<String> symbols) {
        this.address = address;
        products = new VenueSymbols(
                KEY, symbols, symbol -> symbol.toUpperCase(Locale.ROOT).replace('/', '-'));
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Conversation talk(Line line) {
        return new CoinbaseTalk(products, sequence, line);
    }
}
