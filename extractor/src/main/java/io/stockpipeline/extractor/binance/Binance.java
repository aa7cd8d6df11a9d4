package io.stockpipeline.extractor.binance;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.SequenceWatch;
import io.stockpipeline.extractor.stream.Unheard;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Binance's spot market: a stream of trades for each symbol, no key. See <a
 * href="https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams">its documentation</a>.
 */
public final class Binance implements Venue {
    public static final String KEY = "binance";
    /** Streams that one connection may have. */
    static final int MOST_SYMBOLS = 1024;
    /** The address for market data alone. */
    private static final String ADDRESS = "wss://data-stream.binance.vision/stream";
    /** It pings every 20 s. It takes five messages a second, and counts the answers to its pings among them. */
    private static final Manners MANNERS = Manners.silentFor(Duration.ofSeconds(60))
            .spaced(Duration.ofMillis(500))
            .reminding(Duration.ofSeconds(15));

    /**
     * It agrees to send the trades of any name that could be one. Which ones there are it tells at another address only, with HTTP, so
     * a name is given time to be traded.
     */
    static final Duration UNHEARD = Duration.ofMinutes(10);

    private static final String NOTHING_HEARD =
            "no trade for " + UNHEARD.toMinutes() + " minutes: unknown to Binance, halted or quiet";

    private final URI address;
    private final VenueSymbols symbols;
    private final SequenceWatch sequence = new SequenceWatch();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Unheard unheard;

    /** @throws SourceConfigurationException when there are more symbols than a connection may have, or two are one to Binance */
    public Binance(List<String> symbols) {
        this(VenueAddress.of(KEY, ADDRESS), symbols, System::nanoTime);
    }

    Binance(URI address, List<String> symbols, LongSupplier nanos) {
        if (symbols.size() > MOST_SYMBOLS) {
            throw new SourceConfigurationException("spec.symbols: " + symbols.size()
                    + " of them fall to one extractor, and Binance gives " + MOST_SYMBOLS
                    + " to a connection; set spec.extractor.shards higher");
        }
        this.address = address;
        this.symbols = new VenueSymbols(KEY, symbols, Binance::venueName);
        this.unheard = new Unheard(this.symbols, UNHEARD, NOTHING_HEARD, nanos);
    }

    /** BTCUSDT, whichever of BTC-USDT, btc/usdt and BTCUSDT the pipeline writes. */
    private static String venueName(String symbol) {
        return symbol.toUpperCase(Locale.ROOT).replace("-", "").replace("/", "");
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
        return new BinanceTalk(symbols, sequence, unheard, new Subscription(symbols, refused, unheard, line), line);
    }

    @Override
    public VenueFault refused(int status) {
        return switch (status) {
            // Of its firewall, of an address that went on after 429, and of one that has asked too often.
            case 403, 418, 429 -> VenueFault.tooOften("Binance was asked too often (HTTP " + status + ")");
            case 451 ->
                VenueFault.refused("spec.source.binance: Binance does not serve the country that it is asked from"
                        + " (HTTP 451); take another source");
            default -> Venue.super.refused(status);
        };
    }

    @Override
    public VenueFault closed(int status, String reason) {
        return BinanceTalk.isTooOften(reason)
                ? VenueFault.tooOften("Binance closed the connection (" + status + " " + reason + ")")
                : Venue.super.closed(status, reason);
    }
}
