package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stockpipeline.extractor.stream.VenueScript.Stock;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What holds for every venue, whatever it speaks. */
public abstract class VenueContract extends VenueScenes {
    private static final Duration OFTEN = Duration.ofMillis(50);

    /** Keys, and parts of them that tell. */
    protected List<String> secrets() {
        return List.of();
    }

    @RepeatedTest(2)
    void shouldDeliverAnHourAsItWasSent() throws InterruptedException {
        new ScriptedHour(script()).run(secrets());
    }

    @Test
    void shouldDeliverOutOfOrderAndCountWhatIsMissing() {
        List<Trade> trades = trades(10, 12, 11, 15);
        try (LoopbackVenue venue = venue((connection, caller) -> trades.forEach(trade -> send(caller, trade)));
                VenueRun run = run(venue, symbol())) {
            await(() -> run.sink.ticks().size() == trades.size());

            assertThat(run.sink.ticks())
                    .containsExactlyElementsOf(
                            trades.stream().map(script()::tick).toList());
            assertThat(run.health().gaps()).isEqualTo(script().numbersTrades() ? 2 : 0);
            assertThat(run.health().lost()).isEqualTo(script().numbersTrades() ? 3 : 0);
        }
    }

    @Test
    void shouldCountWhatIsMissedBetweenConnections() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    send(caller, trade(connection * 10L));
                    if (connection == 1) {
                        caller.close(1001, "24 hours");
                    }
                });
                VenueRun run = run(venue, symbol())) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.health().lost()).isEqualTo(script().numbersTrades() ? 9 : 0);
            assertThat(run.health().reconnects()).isEqualTo(1);
        }
    }

    @Test
    void shouldRejectBadTradesAsTheyCameAndTakeTheOthers() {
        Trade good = trade(1);
        Trade bad = new Trade(symbol(), 2, good.time(), "-1", "0.5", Side.Buy);
        Trade other = new Trade(script().symbol(77), 3, good.time(), "17.25", "0.5", Side.Buy);
        List<String> messages = script().trades(List.of(good, bad, other, trade(3))).stream()
                .map(VenueContract::spaced)
                .toList();
        try (LoopbackVenue venue = venue((connection, caller) -> messages.forEach(caller::send));
                VenueRun run = run(venue, symbol())) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks()).containsExactly(script().tick(good), script().tick(trade(3)));
            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetterReason.InvalidPrice, DeadLetterReason.UnknownSymbol);
            assertThat(texts(run)).allMatch(text -> messages.stream().anyMatch(it -> it.contains(text)));
            // One that cannot be used was delivered all the same.
            assertThat(run.health().lost()).isZero();
        }
    }

    @Test
    void shouldRejectWhatIsNotDocumentedAndGoOn() {
        List<String> messages =
                new ArrayList<>(List.of("{\"type\":\"match\",", "<html>Bad Gateway</html>", "17", "{}"));
        messages.addAll(script().undocumented());
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    messages.forEach(caller::send);
                    send(caller, trade(1));
                });
                VenueRun run = run(venue, symbol())) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(texts(run)).containsExactlyElementsOf(messages);
            assertThat(run.sink.letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.Malformed);
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldKeepWhatTheEndOfTheConnectionCutsOff() {
        String whole = script().trades(List.of(trade(1))).get(0);
        String half = whole.substring(0, whole.length() / 2);
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    if (connection == 1) {
                        caller.begin(half);
                        caller.close(1001, "going away");
                    } else {
                        send(caller, trade(1));
                    }
                });
                VenueRun run = run(venue, symbol())) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason, DeadLetter::message)
                    .containsExactly(tuple(
                            DeadLetterReason.Malformed,
                            "a message that the end of the connection cut off after " + half.length() + " characters"));
            assertThat(texts(run)).containsExactly(half);
        }
    }

    @Test
    void shouldKeepABinaryMessageAndGoOn() {
        byte[] bytes = {0, 1, (byte) 0xFF, (byte) 0xC3, 5};
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.sendBytes(bytes);
                    send(caller, trade(1));
                });
                VenueRun run = run(venue, symbol())) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.letters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo(DeadLetterReason.Malformed);
                assertThat(letter.message()).startsWith("a binary message of 5 bytes");
                assertThat(letter.value()).isEqualTo(bytes);
            });
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldStayAwayForAMinuteWhenNotLetIn() {
        try (LoopbackVenue venue = venue((connection, caller) -> send(caller, trade(1)))) {
            venue.refuse(429);
            try (VenueRun run = run(venue, symbol())) {
                await(() -> run.waits().size() >= 2);
                venue.refuse(0);
                await(() -> run.health().connected());

                assertThat(run.waits()).allSatisfy(wait -> assertThat(wait).isGreaterThan(A_MINUTE));
            }
        }
    }

    /** Venues that have no words for it are not let in, as above. */
    @Test
    void shouldStayAwayForAMinuteWhenToldThatItAskedTooOften() {
        String words = script().tooOften();
        try (LoopbackVenue venue = words.isEmpty()
                        ? venue((connection, caller) -> caller.drop())
                        : answering((caller, said) -> caller.send(words));
                VenueRun run = run(venue, symbol())) {
            await(() -> !run.waits().isEmpty());

            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(!words.isEmpty());
        }
    }

    @Test
    void shouldComeBackWhenNothingIsHeard() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    if (connection > 1) {
                        send(caller, trade(1));
                    }
                });
                VenueRun run = new VenueRun(MannersOf.hasty(create(venue, symbol()), Duration.ofMillis(300)))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().errors()).isPositive();
            assertThat(run.waits()).isNotEmpty();
        }
    }

    @Test
    void shouldNameASymbolThatIsNotThereUntilItIs() {
        String unknown = script().symbol(404);
        boolean says = script().unheard().isZero();
        AtomicLong now = new AtomicLong();
        ScriptedDesk desk =
                new ScriptedDesk(script(), 2, new Stock(Set.of(unknown), Integer.MAX_VALUE), (connection, caller) -> {
                    send(caller, trade(connection));
                    if (connection > 1 && says) {
                        script().chatter().forEach(caller::send);
                        script().chatter().forEach(caller::send);
                    } else if (connection > 1) {
                        script().trades(List.of(trade(unknown, 1))).forEach(caller::send);
                    }
                });
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(new MannersOf(
                        script().venue(venue.address(), List.of(unknown, symbol()), now::get),
                        Manners.silentFor(A_MINUTE).reminding(OFTEN)))) {
            await(() -> !run.sink.ticks().isEmpty());
            assertThat(run.health().missingSymbols().keySet()).isEqualTo(says ? Set.of(unknown) : Set.of());
            now.addAndGet(script().unheard().toNanos());
            await(() -> run.health().missingSymbols().keySet().equals(Set.of(unknown)));
            assertThat(run.health().connected()).isTrue();
            assertThat(run.sink.letters()).isEmpty();
            assertThat(venue.attempts()).isEqualTo(1);

            desk.has(Stock.ALL);
            venue.drop();

            await(() -> run.health().missingSymbols().isEmpty());
        }
    }

    @Test
    void shouldTakeAsManySymbolsAsItIsGiven() {
        List<String> symbols =
                IntStream.range(0, 250).mapToObj(script()::symbol).toList();
        int most = Math.min(symbols.size(), script().most());
        ScriptedDesk desk = new ScriptedDesk(
                script(),
                symbols.size(),
                new Stock(Set.of(), script().most()),
                (connection, caller) ->
                        script().trades(List.of(trade(symbols.get(0), 1))).forEach(caller::send));
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(MannersOf.hasty(create(venue, symbols.toArray(String[]::new)), A_MINUTE))) {
            await(() -> run.health().missingSymbols().size() == symbols.size() - most
                    && run.health().connected()
                    && !run.sink.ticks().isEmpty());

            assertThat(run.health().missingSymbols().keySet())
                    .containsExactlyInAnyOrderElementsOf(symbols.subList(most, symbols.size()));
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    /** White space that a venue does not write, and may. */
    private static String spaced(String json) {
        return json.replace("\":", "\" :  ").replace(",\"", " ,\"");
    }
}
