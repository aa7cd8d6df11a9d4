package io.stockpipeline.extractor.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Tells which symbols nothing is heard of, at a venue that does not say that it does not know one. For each the time is added up in
 * which the venue would have told of it, over all connections: one that never lasts long hides nothing. A symbol that was heard of once
 * is known, however quiet it is later. Outlives the connections; not thread-safe.
 */
public final class Unheard {
    private final VenueSymbols symbols;
    private final Duration patience;
    private final String words;
    private final LongSupplier nanos;
    private final Set<String> heardOf = new HashSet<>();
    /** Nanoseconds for which each was listened for, up to the last look. */
    private final Map<String, Long> listened = new HashMap<>();
    /** Since when each is listened for over this connection, or when that was added up last. */
    private final Map<String, Long> since = new LinkedHashMap<>();

    /**
     * Waits for each symbol.
     *
     * @param patience for how long it is listened for
     * @param words what is known of a symbol by then
     * @param nanos a clock, as {@link System#nanoTime}
     */
    public Unheard(VenueSymbols symbols, Duration patience, String words, LongSupplier nanos) {
        this.symbols = symbols;
        this.patience = patience;
        this.words = words;
        this.nanos = nanos;
    }

    /** A connection has been opened. When the one before ended is not known here: its time counts up to the last look. */
    public void begin() {
        since.clear();
    }

    /** The venue would tell of these from now on. One that it refuses is not given: of that it says why itself. */
    public void given(Collection<String> venueNames) {
        long now = nanos.getAsLong();
        venueNames.stream().filter(name -> !heardOf.contains(name)).forEach(name -> since.put(name, now));
    }

    public void heard(String venueName) {
        if (heardOf.add(venueName)) {
            since.remove(venueName);
            listened.remove(venueName);
        }
    }

    /** Tells what it is time to tell, once a connection. To be called often: what is not looked at before a connection ends is lost. */
    public void look(Line line) {
        long now = nanos.getAsLong();
        since.replaceAll((name, from) -> {
            listened.merge(name, now - from, Long::sum);
            return now;
        });
        since.keySet().removeIf(name -> {
            boolean due = listened.getOrDefault(name, 0L) >= patience.toNanos();
            if (due) {
                line.missing(String.valueOf(symbols.symbol(name)), words);
            }
            return due;
        });
    }
}
