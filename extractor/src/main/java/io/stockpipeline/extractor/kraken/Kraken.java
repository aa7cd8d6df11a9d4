package io.stockpipeline.extractor.kraken;

import io.stockpipeline.extractor.stream.AskAgain;
import io.stockpipeline.extractor.stream.Conversation;
import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.SequenceWatch;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.extractor.stream.VenueSymbols;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Kraken's spot market over the second version of its WebSocket: channel {@code trade}, no key. See <a
 * href="https://docs.kraken.com/exchange/api-reference/spot-websocket-v2/trade">its documentation</a>.
 */
public final class Kraken implements Venue {
    public static final String KEY = "kraken";
    private static final String ADDRESS = "wss://ws.kraken.com/v2";
    /**
     * When there is nothing else a heartbeat comes every second. Kraken advises to give up after 5 s; an extractor that is short of
     * processor time can itself be the cause of those, and a connection given up for that costs more than another 5 s of a dead one,
     * whose trades come with the snapshot. How many requests it takes is not documented and changes with its load.
     */
    private static final Manners MANNERS = Manners.silentFor(Duration.ofSeconds(10))
            .spaced(Duration.ofSeconds(1))
            .reminding(Duration.ofSeconds(15));

    /** A pair that is refused for now is asked for again after a minute, two, four ... an hour. */
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final URI address;
    private final VenueSymbols pairs;
    private final SequenceWatch sequence = new SequenceWatch();
    private final LongSupplier nanos;

    public Kraken(List<String> symbols) {
        this(VenueAddress.of(KEY, ADDRESS), symbols, System::nanoTime);
    }

    Kraken(URI address, List<String> symbols, LongSupplier nanos) {
        this.address = address;
        this.nanos = nanos;
        pairs = new VenueSymbols(KEY, symbols, Kraken::pair);
    }

    /** Capital and small letters are told apart in its names: AAPLx/USD. */
    private static String pair(String symbol) {
        return Arrays.stream(symbol.replace('-', '/').split("/", -1))
                .map(Kraken::asset)
                .collect(Collectors.joining("/"));
    }

    /** What the first version of its WebSocket still calls otherwise. */
    private static String asset(String name) {
        return switch (name) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> name;
        };
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
        return new KrakenTalk(pairs, sequence, new AskAgain(FIRST_PAUSE, LONGEST_PAUSE, nanos), line);
    }
}
