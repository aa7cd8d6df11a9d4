package io.stockpipeline.extractor.stream;

import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.extractor.stream.ScriptedDesk.Serving;
import io.stockpipeline.extractor.stream.VenueScript.Stock;
import io.stockpipeline.model.wire.Side;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;

/** What the tests of a venue have in common: its script, and its double on loopback. */
public abstract class VenueScenes {
    protected static final Duration A_MINUTE = Duration.ofMinutes(1);

    protected abstract VenueScript script();

    protected final String symbol() {
        return script().symbols().get(0);
    }

    protected final Trade trade(long number) {
        return trade(symbol(), number);
    }

    protected static Trade trade(String symbol, long number) {
        return new Trade(symbol, number, 1_700_000_000_000L + number, "17.250", "0.5", Side.Buy);
    }

    protected final List<Trade> trades(long... numbers) {
        return Arrays.stream(numbers).mapToObj(this::trade).toList();
    }

    protected final void send(Caller caller, Trade trade) {
        script().trades(List.of(trade)).forEach(caller::send);
    }

    /** One that has everything and is asked for one symbol. */
    protected final LoopbackVenue venue(Serving serving) {
        return new LoopbackVenue(new ScriptedDesk(script(), 1, Stock.ALL, serving));
    }

    /** One that greets as it does and answers as a test has it. */
    protected final LoopbackVenue answering(BiConsumer<Caller, String> answer) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            @Override
            public void opened(Caller caller) {
                script().greeting().forEach(caller::send);
            }

            @Override
            public synchronized void said(Caller caller, String message) {
                answer.accept(caller, message);
            }
        });
    }

    protected final Venue create(LoopbackVenue venue, String... symbols) {
        return script().venue(venue.address(), List.of(symbols), System::nanoTime);
    }

    protected final VenueRun run(LoopbackVenue venue, String... symbols) {
        return new VenueRun(create(venue, symbols));
    }

    protected static List<String> texts(VenueRun run) {
        return run.sink.letters().stream()
                .map(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .toList();
    }

    protected static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
