package io.stockpipeline.extractor.finnhub;

import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import io.stockpipeline.model.spec.FinnhubSource;
import io.stockpipeline.model.spec.SecretKeyRef;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finnhub: trades of US stocks, and trades or prices of currencies and crypto, with a key in the query of the address. One connection
 * a key is allowed; with two neither lasts. Symbols are as Finnhub writes them: {@code AAPL}, {@code OANDA:EUR_USD}, {@code
 * BINANCE:BTCUSDT}. It numbers no trades, so what was not delivered cannot be told. See <a
 * href="https://finnhub.io/docs/api/websocket-trades">its documentation</a>.
 */
public final class Finnhub implements Venue {
    public static final String KEY = "finnhub";

    private static final String ADDRESS = "wss://ws.finnhub.io";
    private static final String FIELD = "spec.source.finnhub.apiKey.secretKeyRef";
    private static final String VARIABLE = "STOCKPIPELINE_FINNHUB_KEY";
    private static final int KEY_REFUSED = 401;
    /** A ping comes every minute or two, whatever is traded; 30 requests a second are allowed on every plan. */
    private static final Manners MANNERS = Manners.silentFor(Duration.ofMinutes(3))
            .spaced(Duration.ofMillis(50))
            .notAnswering();

    private final URI address;
    private final Credentials credentials;
    private final Credentials.Place place;
    private final VenueSymbols symbols;
    private volatile String token;

    /**
     * The venue.
     *
     * @throws io.stockpipeline.extractor.source.SourceConfigurationException when there is no key
     */
    public Finnhub(FinnhubSource source, Credentials credentials, List<String> symbols) {
        this(VenueAddress.of(KEY, ADDRESS), source, credentials, symbols);
    }

    /** @param address without a fragment: the key goes behind it */
    Finnhub(URI address, FinnhubSource source, Credentials credentials, List<String> symbols) {
        SecretKeyRef secret = source.apiKey().secretKeyRef();
        this.address = address;
        this.credentials = credentials;
        this.place = new Credentials.Place(FIELD, secret.name(), secret.key(), VARIABLE);
        this.symbols = new VenueSymbols(KEY, symbols, UnaryOperator.identity());
        token = credentials.read(place);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public URI address() {
        token = credentials.read(place);
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + "token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    @Override
    public Set<String> secrets() {
        return Set.of(token);
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Conversation talk(Line line) {
        return new FinnhubTalk(symbols, line);
    }

    @Override
    public VenueFault refused(int status) {
        return status == KEY_REFUSED
                ? VenueFault.credentialRefused(
                        FIELD + ": Finnhub does not accept this key (HTTP 401); put a valid one into " + place.secret()
                                + "/" + place.key() + ", or into " + VARIABLE)
                : Venue.super.refused(status);
    }
}
