package io.stockpipeline.console.stream;

import io.stockpipeline.console.http.ConsoleJson;
import io.stockpipeline.console.view.SymbolSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest value of every symbol, in the order of their last change: a log that keeps one entry a symbol. A client is a version
 * in it, and what has changed since is what it is behind by - however slow it is, at most one value a symbol.
 *
 * <p>A value is written as JSON once, when the first client needs it; clients at the same version share the bytes of a whole
 * event. Any thread may use it.
 */
final class PriceBoard {
    private static final int SHARED_CHUNKS = 64;

    private final int chunkBytes;
    private final Map<String, Entry> bySymbol = new HashMap<>();
    private final TreeMap<Long, Entry> byVersion = new TreeMap<>();

    /** What clients that want every symbol are told after a version; true until the next values come. */
    private final Map<Long, Chunk> shared = new LinkedHashMap<>();

    private long version;

    /** @param chunkBytes from about how many bytes on an event is called full */
    PriceBoard(int chunkBytes) {
        this.chunkBytes = chunkBytes;
    }

    private static final class Entry {
        private final long version;
        private final SymbolSnapshot snapshot;
        private byte @Nullable [] json;

        private Entry(long version, SymbolSnapshot snapshot) {
            this.version = version;
            this.snapshot = snapshot;
        }

        private byte[] json() {
            byte[] written = json;
            if (written == null) {
                written = ConsoleJson.bytes(SymbolAverages.of(snapshot));
                json = written;
            }
            return written;
        }
    }

    /**
     * What there is to tell after a version.
     *
     * @param event null when there is nothing
     * @param version the client's after it
     */
    record Chunk(@Nullable ServerSentEvent event, long version) {}

    /** Takes in what has changed. */
    synchronized void publish(Collection<SymbolSnapshot> changed) {
        shared.clear();
        for (SymbolSnapshot snapshot : changed) {
            Entry entry = new Entry(++version, snapshot);
            Entry before = bySymbol.put(snapshot.symbol(), entry);
            if (before != null) {
                byVersion.remove(before.version);
            }
            byVersion.put(entry.version, entry);
        }
    }

    /**
     * The next event for a client.
     *
     * @param after the client's version; 0: it has seen nothing
     * @param wanted symbols; empty: all
     */
    synchronized Chunk after(long after, Set<String> wanted) {
        if (after >= version) {
            return new Chunk(null, after);
        }
        if (!wanted.isEmpty()) {
            return chunk(changed(after, wanted));
        }
        Chunk known = shared.get(after);
        if (known == null) {
            known = chunk(byVersion.tailMap(after, false).values());
            if (shared.size() < SHARED_CHUNKS) {
                shared.put(after, known);
            }
        }
        return known;
    }

    private List<Entry> changed(long after, Set<String> wanted) {
        List<Entry> changed = new ArrayList<>();
        for (String symbol : wanted) {
            Entry entry = bySymbol.get(symbol);
            if (entry != null && entry.version > after) {
                changed.add(entry);
            }
        }
        changed.sort(Comparator.comparingLong(entry -> entry.version));
        return changed;
    }

    private Chunk chunk(Collection<Entry> changed) {
        List<byte[]> values = new ArrayList<>();
        int bytes = 0;
        for (Entry entry : changed) {
            values.add(entry.json());
            bytes += entry.json().length;
            if (bytes >= chunkBytes) {
                return new Chunk(ServerSentEvent.ofList("averages", values), entry.version);
            }
        }
        return new Chunk(values.isEmpty() ? null : ServerSentEvent.ofList("averages", values), version);
    }
}
