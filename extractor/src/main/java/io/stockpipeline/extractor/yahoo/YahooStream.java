package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.Unheard;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.extractor.stream.VenueSymbols;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Yahoo Finance's stream of quotes; for personal use under its terms, and no supported interface of Yahoo's. */
public final class YahooStream implements Venue {
    static final String KEY = "yahoo";
    private static final String ADDRESS = "wss://streamer.finance.yahoo.com/?version=2";
    /** Who does not ask again is forgotten. While markets are closed there may be nothing to hear for long. */
    private static final Manners MANNERS =
            Manners.silentFor(Duration.ofMinutes(5)).reminding(Duration.ofSeconds(15));

    /** Yahoo says nothing of a symbol that it does not know. Well below the silence after which a connection is given up. */
    static final Duration UNHEARD = Duration.ofMinutes(3);

    private static final String NOTHING_HEARD = "nothing was heard of it for " + UNHEARD.toMinutes()
            + " minutes: Yahoo does not know it, or its market is closed";

    private final URI address;
    private final VenueSymbols symbols;
    private final DayVolumes volumes = new DayVolumes();
    private final Unheard unheard;

    public YahooStream(List<String> symbols) {
        this(VenueAddress.of(KEY, ADDRESS), symbols, System::nanoTime);
    }

    YahooStream(URI address, List<String> symbols, LongSupplier nanos) {
        this.address = address;
        this.symbols = new VenueSymbols(KEY, symbols, symbol -> symbol);
        this.unheard = new Unheard(this.symbols, UNHEARD, NOTHING_HEARD, nanos);
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
    public Map<String, String> headers() {
        return Map.of("User-Agent", YahooClient.userAgent());
    }

    @Override
    public Manners manners() {
        return MANNERS;
    }

    @Override
    public Conversation talk(Line line) {
        return new YahooTalk(symbols, volumes, unheard, line);
    }
}
