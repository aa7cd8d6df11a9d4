package io.stockpipeline.extractor.stream;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Tells which symbols nothing is heard of, at a venue that does not say that it does not know one. A symbol that was heard of once is
 * known, however quiet it is later. Outlives the connections; not thread-safe.
 */
public final class Unheard {
    private final VenueSymbols symbols;
    private final Duration patience;
    private final String words;
    private final LongSupplier nanos;
    private final Set<String> heardOf = new HashSet<>();
    private long since;
    private boolean told;

    /**
     * Waits for each symbol.
     *
     * @param patience from when a connection has been opened
     * @param words what is known of a symbol by then
     * @param nanos a clock, as {@link System#nanoTime}
     */
    public Unheard(VenueSymbols symbols, Duration patience, String words, LongSupplier nanos) {
        this.symbols = symbols;
        this.patience = patience;
        this.words = words;
        this.nanos = nanos;
    }

    /** A connection has been opened. */
    public void begin() {
        since = nanos.getAsLong();
        told = false;
    }

    public void heard(String venueName) {
        heardOf.add(venueName);
    }

    /** Tells once a connection, when it is time. */
    public void look(Line line) {
        if (told || nanos.getAsLong() - since < patience.toNanos()) {
            return;
        }
        told = true;
        for (String name : symbols.venueNames()) {
            if (!heardOf.contains(name)) {
                line.missing(String.valueOf(symbols.symbol(name)), words);
            }
        }
    }
}
