package io.stockpipeline.extractor.binance;

import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.Unheard;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks Binance for streams. It refuses a request as a whole when one of its streams is none that there could be, and does not say
 * which; so such a request is halved until that one stands alone. One request is under way at a time, so that an answer that names
 * none is that one's, and the halves of what was refused last come next: a bad name stands alone after ten refusals at most, before
 * the next one is looked for. That takes at most twice as many requests as there are symbols, at the pace that Binance allows.
 */
final class Subscription {
    /** Bytes. Of a request that has more than 4096 with what goes around it, Binance is known to read no further. */
    private static final int LONGEST_LIST = 3900;

    private static final String TRADES = "@trade";
    /**
     * So many refusals before anything is granted may not be the symbols' fault: the next connection goes on, after a growing wait. The
     * names found by then are kept, so it does go on.
     */
    private static final int MOST_REFUSALS = 50;

    private record Request(long id, List<String> names) {}

    private final VenueSymbols symbols;
    private final Set<String> refused;
    private final Unheard unheard;
    private final Line line;
    private final Deque<List<String>> toAsk = new ArrayDeque<>();
    private @Nullable Request underWay;
    private long requests;
    private int refusals;
    private boolean granted;
    private boolean agreed;

    /**
     * Nothing is asked for yet.
     *
     * @param refused names that were refused before, also over earlier connections, the one that was refused longest ago first (so a
     *     set that keeps its order): kept here, and asked for apart
     * @param unheard is told what is granted
     */
    Subscription(VenueSymbols symbols, Set<String> refused, Unheard unheard, Line line) {
        this.symbols = symbols;
        this.refused = refused;
        this.unheard = unheard;
        this.line = line;
    }

    void ask() {
        inParts(symbols.venueNames().stream()
                .filter(name -> !refused.contains(name))
                .toList());
        inParts(List.copyOf(refused));
        askNext();
    }

    private void inParts(List<String> names) {
        List<String> part = new ArrayList<>();
        int length = 0;
        for (String name : names) {
            int more = stream(name).getBytes(StandardCharsets.UTF_8).length + "\"\",".length();
            if (length + more > LONGEST_LIST) {
                toAsk.add(List.copyOf(part));
                part.clear();
                length = 0;
            }
            part.add(name);
            length += more;
        }
        if (!part.isEmpty()) {
            toAsk.add(List.copyOf(part));
        }
    }

    private static String stream(String name) {
        return name.toLowerCase(Locale.ROOT) + TRADES;
    }

    private void askNext() {
        List<String> names = toAsk.poll();
        if (names == null) {
            return;
        }
        requests++;
        underWay = new Request(requests, names);
        List<String> streams = names.stream().map(Subscription::stream).toList();
        line.say(Message.write(Map.of("method", "SUBSCRIBE", "params", streams, "id", requests)));
    }

    /** What the answer with this id is to; null: nothing. Null for an id stands for whatever is under way. */
    private @Nullable List<String> answered(@Nullable Long id) {
        Request request = underWay;
        if (request == null || (id != null && id != request.id())) {
            return null;
        }
        underWay = null;
        return request.names();
    }

    /** Whether there was such a request. That it is granted does not say that there are such symbols. */
    boolean granted(long id) {
        List<String> names = answered(id);
        if (names == null) {
            return false;
        }
        granted = true;
        unheard.given(names);
        names.stream().filter(refused::remove).forEach(name -> line.given(symbol(name)));
        askNext();
        agree();
        return true;
    }

    /**
     * A request was refused.
     *
     * @param id null: Binance does not say which one
     * @param words of Binance's
     * @throws VenueFault when it was none of this connection's, when nothing is left, and when it refuses whatever it is asked for
     */
    void refused(@Nullable Long id, String words) throws VenueFault {
        List<String> names = answered(id);
        if (names == null) {
            throw VenueFault.passing(words);
        }
        refusals++;
        if (names.size() > 1) {
            toAsk.addFirst(names.subList(names.size() / 2, names.size()));
            toAsk.addFirst(names.subList(0, names.size() / 2));
        } else {
            // Last in line of the refused: so each has its turn, however many there are.
            refused.remove(names.get(0));
            refused.add(names.get(0));
            line.missing(symbol(names.get(0)), words);
        }
        if (!granted && (toAsk.isEmpty() || refusals >= MOST_REFUSALS)) {
            throw VenueFault.passing(words);
        }
        askNext();
        agree();
    }

    /** Whether names that were refused once are given now is asked besides: it may take as many requests, and no other name waits. */
    private void agree() {
        Request request = underWay;
        if (granted
                && !agreed
                && (request == null || refused.containsAll(request.names()))
                && toAsk.stream().allMatch(refused::containsAll)) {
            agreed = true;
            line.agreed();
        }
    }

    private String symbol(String name) {
        return String.valueOf(symbols.symbol(name));
    }
}
