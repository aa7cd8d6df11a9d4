package io.stockpipeline.app.endtoend;

import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.model.wire.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.awaitility.Awaitility;

/**
 * A venue's double: sends trades over three connections, in order and out of it, whole and in fragments, with garbage between them, and
 * breaks each off in another way; to whoever comes back it sends its last trades once more, and not all that was made meanwhile.
 */
final class VenueHour implements LoopbackVenue.Desk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 3;
    private static final int BURSTS = 25;
    private static final int MOST_AT_ONCE = 6;
    private static final int LATEST = 8;
    /** Milliseconds between trades: an hour's fit into the engine's grace. */
    private static final long APART = 37;
    /** Trades of each symbol that are made while nobody is connected. */
    private static final long UNSEEN = 7;

    private final VenueWire wire;
    private final Random random;
    private final LongSupplier read;
    private final List<Trade> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<String> garbage = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private long notSent;
    private volatile int connections;

    /** @param read how many trades and pieces of garbage the other side has taken in */
    VenueHour(VenueWire wire, long seed, LongSupplier read) {
        this.wire = wire;
        this.random = new Random(seed);
        this.read = read;
    }

    /** All that was sent, repeats too, in the order in which it was. */
    List<Trade> sent() {
        return List.copyOf(sent);
    }

    /** What it sent that is no message of its, in order. */
    List<String> garbage() {
        return List.copyOf(garbage);
    }

    /** How many numbers of trades lie between those that were sent, as whoever listens finds them. */
    synchronized long notSent() {
        return notSent;
    }

    /** Whether all was sent and somebody listens again. */
    boolean isOver() {
        return connections > CONNECTIONS;
    }

    @Override
    public synchronized void opened(Caller caller) {
        wire.greeting().forEach(caller::send);
    }

    @Override
    public synchronized void said(Caller caller, String message) {
        int said = caller.said().size();
        if (said > wire.requests()) {
            return;
        }
        wire.answer(message).forEach(caller::send);
        if (said == wire.requests() && ++connections <= CONNECTIONS) {
            serve(caller);
        }
    }

    private void serve(Caller caller) {
        send(
                caller,
                sent.subList(Math.max(0, sent.size() - LATEST), sent.size()).stream()
                        .toList());
        if (connections > 1) {
            numbers.replaceAll((symbol, number) -> number + UNSEEN);
        }
        for (int i = 0; i < BURSTS; i++) {
            send(caller, burst());
            if (i == connections) {
                garbage(caller, "{\"type\":\"match\",\"connection\":" + connections);
                garbage(caller, "<html>Bad Gateway " + connections + "</html>");
            }
        }
        // What the network has not delivered when a connection breaks was never there.
        Awaitility.await().atMost(PATIENCE).until(() -> read.getAsLong() == sent.size() + garbage.size());
        switch (connections) {
            case 1 -> caller.drop();
            case 2 -> caller.close(1001, "going away");
            default -> caller.close(1011, "");
        }
    }

    private List<Trade> burst() {
        List<Trade> burst = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_AT_ONCE); i > 0; i--) {
            burst.add(trade(sent.size() + burst.size()));
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(burst, random);
        }
        return burst;
    }

    private Trade trade(int place) {
        String symbol = wire.symbols().get(random.nextInt(wire.symbols().size()));
        return new Trade(
                symbol,
                numbers.merge(symbol, 1L, Long::sum),
                1_700_000_000_000L + place * APART,
                wire.prices().get(place % wire.prices().size()),
                List.of("0.00027625", "985", "100.00", "0.100000000000", "31.40")
                        .get(random.nextInt(5)),
                random.nextBoolean() ? Side.Buy : Side.Sell);
    }

    private void garbage(Caller caller, String text) {
        garbage.add(text);
        caller.send(text);
    }

    private void count(Trade trade) {
        Long before = highest.get(trade.symbol());
        notSent += before == null ? 0 : Math.max(0, trade.number() - before - 1);
        highest.merge(trade.symbol(), trade.number(), Math::max);
    }

    private void send(Caller caller, List<Trade> trades) {
        sent.addAll(trades);
        trades.forEach(this::count);
        if (trades.isEmpty()) {
            return;
        }
        for (String message : wire.messages(trades)) {
            if (random.nextInt(4) == 0) {
                caller.sendInPieces(message, random);
            } else {
                caller.send(message);
            }
        }
    }
}
