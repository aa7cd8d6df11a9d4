package io.stockpipeline.extractor.alpaca;

import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.spec.AlpacaSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Alpaca: trades of US stocks, with key and secret. One connection a key. Its numbers of trades are each exchange's own and not
 * consecutive, so what was not delivered cannot be told. See <a
 * href="https://docs.alpaca.markets/docs/real-time-stock-pricing-data">its documentation</a>.
 */
public final class Alpaca implements Venue {
    public static final String KEY = "alpaca";

    private static final String ADDRESS = "wss://stream.data.alpaca.markets/v2";
    private static final String FIELD = "spec.source.alpaca.credentials.secretRef";
    /** It says nothing while nothing is traded; asked for a sign of life it gives one. */
    private static final Manners MANNERS =
            Manners.silentFor(Duration.ofSeconds(30)).reminding(Duration.ofSeconds(10));

    private final URI address;
    private final Credentials credentials;
    private final Credentials.Place key;
    private final Credentials.Place secret;
    private final VenueSymbols symbols;
    private volatile AlpacaAccount account;

    /**
     * The venue.
     *
     * @throws io.stockpipeline.extractor.source.SourceConfigurationException when key or secret are not there
     */
    public Alpaca(AlpacaSource source, Credentials credentials, List<String> symbols) {
        this(VenueAddress.of(KEY, ADDRESS), source, credentials, symbols);
    }

    /** @param address without the feed */
    Alpaca(URI address, AlpacaSource source, Credentials credentials, List<String> symbols) {
        String name = source.credentials().secretRef().name();
        this.address = withFeed(address, source.feed());
        this.credentials = credentials;
        this.key = new Credentials.Place(FIELD, name, "key", "STOCKPIPELINE_ALPACA_KEY");
        this.secret = new Credentials.Place(FIELD, name, "secret", "STOCKPIPELINE_ALPACA_SECRET");
        this.symbols = new VenueSymbols(
                KEY, symbols, symbol -> symbol.toUpperCase(Locale.ROOT).replace('-', '.'));
        account = read();
    }

    /** Behind the path, and before a query that a proxy may want. */
    private static URI withFeed(URI address, AlpacaSource.Feed feed) {
        String path = address.getRawPath();
        String query = address.getRawQuery();
        return URI.create(address.getScheme() + "://" + address.getRawAuthority() + path
                + (path.endsWith("/") ? "" : "/") + feed.name() + (query == null ? "" : "?" + query));
    }

    private AlpacaAccount read() {
        return new AlpacaAccount(credentials.read(key), credentials.read(secret));
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
        account = read();
        return new AlpacaTalk(account, symbols, line);
    }

    @Override
    public Set<String> secrets() {
        // A set of two that are one cannot be written with Set.of.
        return Set.copyOf(List.of(account.key(), account.secret()));
    }
}
