package io.stockpipeline.extractor.binance;

import io.stockpipeline.extractor.stream.Line;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.VenueFault;
import io.stockpipeline.extractor.stream.VenueSymbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks Binance for streams. It refuses a request as a whole when one of its streams is none that there could be, and does not say
 * which; so such a request is halved until that one stands alone. That takes at most twice as many requests as there are symbols, at
 * the pace that Binance allows.
 */
final class Subscription {
    /** Bytes. Of a request that has more than 4096 with what goes around it, Binance is known to read no further. */
    private static final int LONGEST_LIST = 3900;

    private static final String TRADES = "@trade";
    /** So many refusals before anything is granted are not the symbols' fault. */
    private static final int MOST_REFUSALS = 20;

    private final VenueSymbols symbols;
    private final Set<String> refused;
    private final Line line;
    private final Map<Long, List<String>> unanswered = new HashMap<>();
    private long requests;
    private int refusals;
    private boolean granted;

    /** @param refused names that were refused before, also over earlier connections: kept here, and asked for apart */
    Subscription(VenueSymbols symbols, Set<String> refused, Line line) {
        this.symbols = symbols;
        this.refused = refused;
        this.line = line;
    }

    void ask() {
        askInParts(symbols.venueNames().stream()
                .filter(name -> !refused.contains(name))
                .toList());
        askInParts(symbols.venueNames().stream().filter(refused::contains).toList());
    }

    private void askInParts(List<String> names) {
        List<String> part = new ArrayList<>();
        int length = 0;
        for (String name : names) {
            int more = stream(name).getBytes(StandardCharsets.UTF_8).length + "\"\",".length();
            if (length + more > LONGEST_LIST) {
                ask(List.copyOf(part));
                part.clear();
                length = 0;
            }
            part.add(name);
            length += more;
        }
        ask(List.copyOf(part));
    }

    private static String stream(String name) {
        return name.toLowerCase(Locale.ROOT) + TRADES;
    }

    private void ask(List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        requests++;
        unanswered.put(requests, names);
        List<String> streams = names.stream().map(Subscription::stream).toList();
        line.say(Message.write(Map.of("method", "SUBSCRIBE", "params", streams, "id", requests)));
    }

    /** Whether there was such a request. That it is granted does not say that there are such symbols. */
    boolean granted(long id) {
        List<String> names = unanswered.remove(id);
        if (names == null) {
            return false;
        }
        granted = true;
        names.stream().filter(refused::remove).forEach(name -> line.given(symbol(name)));
        agree();
        return true;
    }

    /**
     * A request was refused.
     *
     * @param id null: Binance does not say which one
     * @param words of Binance's
     * @throws VenueFault when nobody can say which one, when nothing is left, and when it refuses whatever it is asked for
     */
    void refused(@Nullable Long id, String words) throws VenueFault {
        Long one = id == null && unanswered.size() == 1
                ? unanswered.keySet().iterator().next()
                : id;
        List<String> names = one == null ? null : unanswered.remove(one);
        refusals++;
        if (names == null || (!granted && refusals > MOST_REFUSALS)) {
            throw VenueFault.passing(words);
        }
        if (names.size() > 1) {
            ask(names.subList(0, names.size() / 2));
            ask(names.subList(names.size() / 2, names.size()));
            return;
        }
        refused.add(names.get(0));
        line.missing(symbol(names.get(0)), words);
        if (refused.containsAll(symbols.venueNames())) {
            throw VenueFault.passing(words);
        }
        agree();
    }

    private void agree() {
        if (granted && unanswered.isEmpty()) {
            line.agreed();
        }
    }

    private String symbol(String name) {
        return String.valueOf(symbols.symbol(name));
    }
}
