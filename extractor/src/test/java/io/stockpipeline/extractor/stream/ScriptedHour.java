package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * An hour of a venue, at a test's speed: twenty connections that break off in all ways, fragments, pings, heartbeats, the last trades
 * again after a reconnect, trades out of order, gaps, garbage. Whatever happens, what was sent has to arrive as it was sent.
 */
public final class ScriptedHour {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 20;
    private static final int BURSTS = 15;
    private static final String GARBAGE = "{\"type\":\"match\",";

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final VenueScript script;
    private final List<Trade> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<Trade> latest = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    /** Broken off before anything is said, by how many connections came to something before. */
    private final Set<Integer> brokenAtOnce = new HashSet<>(Set.of(0, 2, 11));
    /** Broken off before what is said first is answered. */
    private final Set<Integer> brokenUnanswered = new HashSet<>(Set.of(1, 7, 11));

    private final Set<Caller> broken = new HashSet<>();
    private int brokenEarly;
    private volatile int connections;
    private volatile int garbage;
    private long lost;
    /** What was begun and never ended. It may be lost with its connection. */
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private volatile @Nullable VenueRun listening;

    public ScriptedHour(VenueScript script) {
        this.script = script;
    }

    /** @param secrets what must not be in any log */
    public void run(List<String> secrets) throws InterruptedException {
        Set<Thread> before = SelectorThreads.now();
        listenTo(secrets);
        // Whoever listened has let go of its HTTP client.
        listening = null;
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> SelectorThreads.assertNoneSince(before));
    }

    private void listenTo(List<String> secrets) throws InterruptedException {
        try (LogCapture log = new LogCapture();
                LoopbackVenue venue = new LoopbackVenue(new Desk())) {
            VenueRun run = new VenueRun(script.venue(venue.address(), script.symbols(), System::nanoTime));
            try (run) {
                listening = run;
                Awaitility.await("seed " + seed).atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(connections).isGreaterThan(CONNECTIONS);
                    // What the venue answered last is still on its way when the test sees that it was asked.
                    assertThat(run.health().connected()).isTrue();
                    assertThat(run.sink.ticks()).hasSameSizeAs(List.copyOf(sent));
                    assertThat(bad(run)).hasSize(garbage);
                });
                assertSame(run, venue);
            }
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> venue.callers() == 0 && threads(run).isEmpty());
            log.assertWithout(secrets);
        }
    }

    private List<String> threads(VenueRun run) {
        String name = script.venue(URI.create("ws://127.0.0.1:9/"), script.symbols(), System::nanoTime)
                        .key() + "-connection";
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name::equals)
                .toList();
    }

    private void assertSame(VenueRun run, LoopbackVenue venue) {
        assertThat(run.sink.ticks())
                .as("seed " + seed)
                .containsExactlyElementsOf(sent.stream().map(script::tick).toList());
        assertThat(run.sink.letters())
                .as("seed " + seed)
                .allMatch(letter -> letter.reason() == DeadLetterReason.Malformed);
        assertThat(bad(run)).as("seed " + seed).hasSize(garbage).containsOnly(GARBAGE);
        assertThat(begun).as("seed " + seed).containsAll(cutOff(run));
        int ended = CONNECTIONS + brokenEarly;
        assertThat(venue.attempts()).as("seed " + seed).isEqualTo(ended + 1);
        assertThat(run.waits()).hasSize(ended).allMatch(wait -> wait.compareTo(Backoff.LEAST) >= 0);
        assertThat(run.health().reconnects()).isEqualTo(script.agrees() ? CONNECTIONS : ended);
        assertThat(run.health().lost()).as("seed " + seed).isEqualTo(script.numbersTrades() ? lost : 0);
        assertThat(run.health().missingSymbols()).isEmpty();
    }

    private final class Desk implements LoopbackVenue.Desk {
        @Override
        public synchronized void opened(Caller caller) {
            if (!isBroken(caller, brokenAtOnce)) {
                script.greeting().forEach(caller::send);
            }
        }

        private boolean isBroken(Caller caller, Set<Integer> when) {
            if (!broken.contains(caller) && when.remove(connections)) {
                broken.add(caller);
                brokenEarly++;
                caller.drop();
            }
            return broken.contains(caller);
        }

        @Override
        public synchronized void said(Caller caller, String message) {
            if (isBroken(caller, brokenUnanswered)) {
                return;
            }
            boolean before = subscribed(caller.said().subList(0, caller.said().size() - 1));
            script.answer(caller.said(), VenueScript.Stock.ALL).forEach(caller::send);
            if (!before && subscribed(caller.said())) {
                serve(caller);
            }
        }
    }

    private boolean subscribed(List<String> said) {
        return script.subscribed(said, script.symbols().size());
    }

    private void serve(Caller caller) {
        if (connections++ == CONNECTIONS) {
            return;
        }
        // What a venue sends again to whoever comes back.
        send(caller, List.copyOf(latest));
        for (int i = 0; i < BURSTS; i++) {
            switch (random.nextInt(8)) {
                case 0 -> caller.ping();
                case 1 -> script.chatter().forEach(caller::send);
                case 2 -> {
                    caller.send(GARBAGE);
                    garbage++;
                }
                default -> send(caller, burst());
            }
        }
        leave(caller);
    }

    private void leave(Caller caller) {
        int way = random.nextInt(4);
        if (way == 0) {
            String trade = script.trades(List.of(trade())).get(0);
            String piece = trade.substring(0, trade.length() / 2);
            begun.add(piece);
            caller.begin(piece);
        }
        awaitArrival();
        switch (way) {
            case 1 -> caller.close(1001, "going away");
            case 2 -> caller.close(1011, "");
            default -> caller.drop();
        }
    }

    /** What the network has not delivered when a connection breaks was never there, whoever's socket it lies in. */
    private void awaitArrival() {
        VenueRun run = Objects.requireNonNull(listening);
        Awaitility.await("seed " + seed)
                .atMost(PATIENCE)
                .until(() -> run.sink.ticks().size() >= sent.size() && bad(run).size() >= garbage);
    }

    private static List<String> bad(VenueRun run) {
        return letters(run, false);
    }

    private static List<String> cutOff(VenueRun run) {
        return letters(run, true);
    }

    private static List<String> letters(VenueRun run, boolean cutOff) {
        return run.sink.letters().stream()
                .filter(letter -> letter.message().contains("cut off") == cutOff)
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<Trade> burst() {
        List<Trade> burst = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            burst.add(trade());
        }
        if (random.nextInt(5) == 0) {
            Collections.shuffle(burst, random);
        }
        return burst;
    }

    private Trade trade() {
        String symbol = script.symbols().get(random.nextInt(script.symbols().size()));
        long number = numbers.getOrDefault(symbol, 1000L) + 1 + (random.nextInt(30) == 0 ? random.nextInt(5) : 0);
        numbers.put(symbol, number);
        return new Trade(
                symbol,
                number,
                1_700_000_000_000L + sent.size() * 37L - random.nextInt(1000),
                1 + random.nextInt(1000) + "." + "%04d".formatted(random.nextInt(10_000)),
                "0." + "%06d".formatted(1 + random.nextInt(999_999)),
                random.nextBoolean() ? Side.Buy : Side.Sell);
    }

    private void send(Caller caller, List<Trade> trades) {
        for (Trade trade : trades) {
            lost += missedBefore(trade);
        }
        for (String message : script.trades(trades)) {
            if (random.nextInt(3) == 0) {
                caller.sendInPieces(message, random);
            } else {
                caller.send(message);
            }
        }
        sent.addAll(trades);
        latest.addAll(trades);
        while (latest.size() > 3) {
            latest.remove(0);
        }
    }

    private final SequenceWatch reference = new SequenceWatch();

    private long missedBefore(Trade trade) {
        return reference.missedBefore(trade.symbol(), trade.number());
    }
}
