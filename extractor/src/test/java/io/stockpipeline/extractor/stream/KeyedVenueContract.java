package io.stockpipeline.extractor.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds besides for every venue that wants a key. */
public abstract class KeyedVenueContract extends VenueContract {
    /** Not empty. */
    @Override
    protected abstract List<String> secrets();

    /** A double that refuses the key. */
    protected abstract LoopbackVenue refusingTheKey();

    /** What it was told with the key in it. */
    protected abstract String told(Caller caller);

    @Test
    void shouldNeverTryAKeyAgainThatIsRefused() throws Exception {
        try (LogCapture log = new LogCapture();
                LoopbackVenue venue = refusingTheKey();
                VenueRun run = run(venue, symbol())) {
            assertThat(run.failure())
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageStartingWith(
                            "spec.source." + create(venue, symbol()).key() + ".");
            assertThat(venue.attempts()).isEqualTo(1);
            log.assertWithout(secrets());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 503})
    void shouldNotLogTheKeyWhenNotLetIn(int status) {
        try (LogCapture log = new LogCapture();
                LoopbackVenue venue = venue((connection, caller) -> {})) {
            venue.refuse(status);
            try (VenueRun run = run(venue, symbol())) {
                await(() -> run.health().errors() > 0);

                assertNowhere(run, log);
            }
        }
    }

    @Test
    void shouldNotLogTheKeyWhereNobodyListens() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        for (String address : List.of("ws://127.0.0.1:" + free + "/", "ws://no%20such%20host/")) {
            try (LogCapture log = new LogCapture();
                    VenueRun run =
                            new VenueRun(script().venue(URI.create(address), List.of(symbol()), System::nanoTime))) {
                await(() -> run.health().errors() > 0);

                assertNowhere(run, log);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 55, 22})
    void shouldNotLogTheKeyWhenTheVenueQuotesIt(int length) {
        try (LogCapture log = new LogCapture();
                LoopbackVenue venue = answering((caller, said) -> {
                    String told = told(caller);
                    caller.close(1008, told.substring(0, Math.min(told.length(), length)));
                });
                VenueRun run = run(venue, symbol())) {
            await(() -> run.health().errors() > 0);

            assertThat(run.health().lastError()).contains("1008");
            assertNowhere(run, log);
        }
    }

    /** Words that it documents, and such as it does not: a letter holds them without the key. */
    @Test
    void shouldNotKeepTheKeyWhenTheVenueQuotesItInAMessage() {
        try (LogCapture log = new LogCapture();
                LoopbackVenue venue = answering((caller, said) -> {
                    String told = told(caller).replace("\"", "\\\"");
                    caller.send("{\"type\":\"error\",\"msg\":\"Invalid API key: " + told + "\"}");
                    caller.sendBytes(("bad key " + secrets().get(0)).getBytes(UTF_8));
                    caller.send("[{\"T\":\"error\",\"code\":499,\"msg\":\"Invalid API key: " + told + "\"}]");
                    caller.drop();
                });
                VenueRun run = run(venue, symbol())) {
            await(() -> texts(run).contains("bad key ***") && run.health().errors() > 0);

            assertThat(texts(run)).anyMatch(text -> text.contains("Invalid API key: ") && text.contains("***"));
            assertNowhere(run, log);
        }
    }

    private void assertNowhere(VenueRun run, LogCapture log) {
        // What is counted is logged a moment later.
        await(() -> log.has(""));
        log.assertWithout(secrets());
        List<String> told = new ArrayList<>(texts(run));
        told.add(String.valueOf(run.health().lastError()));
        told.addAll(run.health().missingSymbols().values());
        run.sink.letters().forEach(letter -> told.add(letter.message()));
        secrets().forEach(secret -> assertThat(told).noneMatch(text -> text.contains(secret)));
    }
}
