package io.stockpipeline.extractor.yahoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.FakePause;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YahooPollSourceTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Duration TIMEOUT = Duration.ofMillis(1500);
    private static final long SECONDS = 1716578401L;

    private final List<Tick> ticks = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private FakeYahoo yahoo;
    private FakePause time;

    @BeforeEach
    void start() throws IOException {
        yahoo = new FakeYahoo();
    }

    @AfterEach
    void stop() {
        yahoo.close();
    }

    @Test
    void shouldTellByHowMuchTheDaysVolumeGrew() throws Exception {
        quoted(SECONDS, 1000);

        passes(4, List.of("AAPL", "BTC-USD"), pass -> quoted(SECONDS + pass / 2 * 60, 1000 + 250 * pass));

        // At the second pass the time stands still: what was traded is told with the next time.
        assertThat(ticks.stream().filter(tick -> tick.symbol().equals("AAPL")).map(tick -> String.valueOf(tick.size())))
                .containsExactly("null", "0", "500", "0");
        assertThat(ticks.stream()
                        .filter(tick -> tick.symbol().equals("BTC-USD"))
                        .map(Tick::size))
                .as("no day of a market that never closes")
                .containsOnlyNulls();
    }

    private void quoted(long seconds, long volume) {
        yahoo.knows("AAPL", "189.10", seconds);
        yahoo.tradedToday("AAPL", "EQUITY", volume);
        yahoo.knows("BTC-USD", "64000", seconds);
        yahoo.tradedToday("BTC-USD", "CRYPTOCURRENCY", volume);
    }

    @Test
    void shouldReadPricesDigitByDigit() throws Exception {
        yahoo.knows("AAPL", "189.10", SECONDS);
        yahoo.knows("SHIB-USD", "1.2345E-5", SECONDS);

        passes(1, List.of("AAPL", "SHIB-USD"));

        assertThat(ticks)
                .containsExactly(
                        new Tick("AAPL", 1716578401000L, Decimal.of("189.10"), null, null, null, "yahoo", "USD"),
                        new Tick(
                                "SHIB-USD",
                                1716578401000L,
                                Decimal.of("0.000012345"),
                                null,
                                null,
                                null,
                                "yahoo",
                                "USD"));
    }

    @Test
    void shouldAskForTwentySymbolsARequestASecondApart() throws Exception {
        List<String> symbols = IntStream.range(0, 41).mapToObj(i -> "S" + i).toList();
        symbols.forEach(symbol -> yahoo.knows(symbol, "1.5", SECONDS));

        passes(1, symbols);

        assertThat(ticks).hasSize(41);
        assertThat(yahoo.requests()).hasSize(3).allMatch(request -> request.split(",").length <= 20);
        assertThat(time.sleeps()).containsExactly(YahooClient.SPACING, YahooClient.SPACING);
    }

    @Test
    void shouldGiveAnHonestNameAndEncodeSymbols() throws Exception {
        yahoo.knows("^GSPC", "5304.72", SECONDS);
        yahoo.knows("EURUSD=X", "1.08", SECONDS);

        passes(1, List.of("^GSPC", "EURUSD=X"));

        assertThat(ticks).hasSize(2);
        assertThat(yahoo.requests())
                .containsExactly("/v7/finance/spark?symbols=%5EGSPC,EURUSD%3DX&range=1d&interval=5m");
        assertThat(yahoo.agents())
                .allMatch(agent -> agent.matches("Mozilla/5\\.0 \\(compatible; StockPipeline/[0-9].*\\)"));
    }

    @Test
    void shouldSendWhatWasPolledAlsoWhenThePriceIsFrozen() throws Exception {
        yahoo.knows("AAPL", "189.1", SECONDS);

        passes(3, List.of("AAPL"));

        assertThat(ticks).hasSize(3).allMatch(ticks.get(0)::equals);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, true", "false, false", "true, false"})
    void shouldReportUnknownSymbolsAndAskForThemOnlyOnceAnHour(boolean as200, boolean alone) throws Exception {
        if (as200) {
            yahoo.tellsNotFoundAs200();
        }
        if (!alone) {
            yahoo.knows("AAPL", "189.1", SECONDS);
        }

        YahooPollSource source = passes(3, alone ? List.of("NOPE") : List.of("AAPL", "NOPE"));

        assertThat(source.health().missingSymbols()).containsOnlyKeys("NOPE");
        assertThat(source.health().connected()).isTrue();
        assertThat(source.health().errors()).isZero();
        assertThat(yahoo.requests())
                .filteredOn(request -> request.contains("chart"))
                .hasSize(1);
        assertThat(ticks).hasSize(alone ? 0 : 3);
    }

    @Test
    void shouldReportSymbolsWithoutAPrice() throws Exception {
        yahoo.knows("AAPL", "null", SECONDS);

        YahooPollSource source = passes(1, List.of("AAPL"));

        assertThat(ticks).isEmpty();
        assertThat(source.health().missingSymbols().get("AAPL")).contains("no price");
    }

    @Test
    void shouldHandOnPricesThatCannotBeUsed() throws Exception {
        yahoo.knows("AAPL", "0", SECONDS);
        yahoo.knows("MSFT", "0.12345678901234", SECONDS);

        passes(1, List.of("AAPL", "MSFT"));

        assertThat(deadLetters)
                .extracting(DeadLetter::reason)
                .containsOnly(DeadLetterReason.InvalidPrice)
                .hasSize(2);
    }

    @Test
    void shouldFallBackToTheChartWhenTheBatchIsRefused() throws Exception {
        yahoo.knows("AAPL", "189.1", SECONDS);
        yahoo.failsOnceWith(400, "{\"spark\":{\"result\":null,\"error\":{\"code\":\"Bad Request\"}}}");

        passes(1, List.of("AAPL"));

        assertThat(ticks).hasSize(1);
        assertThat(yahoo.requests().get(1)).startsWith("/v8/finance/chart/AAPL?");
    }

    @ParameterizedTest
    @CsvSource({"503, upstream failed", "200, <html>consent</html>", "999, Will be right back...", "200, ''"})
    void shouldTryAgainAfterAStumble(int status, String body) throws Exception {
        yahoo.knows("AAPL", "189.1", SECONDS);
        yahoo.failsOnceWith(status, body);

        YahooPollSource source = passes(1, List.of("AAPL"));

        assertThat(ticks).hasSize(1);
        assertThat(source.health().connected()).isTrue();
    }

    @Test
    void shouldTryAgainWhenNoAnswerComes() throws Exception {
        yahoo.knows("AAPL", "189.1", SECONDS);
        yahoo.hangsOnce();

        passes(1, List.of("AAPL"));

        assertThat(ticks).hasSize(1);
        assertThat(yahoo.requests()).hasSize(2);
    }

    @Test
    void shouldReportAnOutageThatLasts() throws Exception {
        for (int i = 0; i < 3; i++) {
            yahoo.failsOnceWith(200, "<html>Will be right back...</html>");
        }

        YahooPollSource source = passes(1, List.of("AAPL"));

        assertThat(yahoo.requests()).hasSize(3);
        assertThat(source.health().connected()).isFalse();
        assertThat(source.health().lastError()).contains("outage");
    }

    @Test
    void shouldAskNothingForAMinuteAfterARateLimit() throws Exception {
        yahoo.knows("AAPL", "189.1", SECONDS);
        yahoo.failsOnceWith(429, "Too Many Requests");
        Duration interval = Duration.ofSeconds(10);
        time = new FakePause();
        YahooClient client = new YahooClient(yahoo.endpoints(), TIMEOUT, time, time);
        List<Duration> sleepsBeforeTick = new ArrayList<>();
        YahooPollSource source = new YahooPollSource(List.of("AAPL"), interval, client, time.skew(), time);

        source.run(new Recorder() {
            @Override
            public void put(Tick tick) {
                super.put(tick);
                sleepsBeforeTick.addAll(time.sleeps());
                time.end();
            }
        });

        assertThat(ticks).hasSize(1);
        assertThat(yahoo.requests()).hasSize(2);
        assertThat(sleepsBeforeTick).containsExactly(YahooPollSource.AFTER_PENALTY);
        assertThat(source.health().connected()).isTrue();
    }

    @Test
    void shouldRefuseToAskWhileTheBreakerIsOpen() throws Exception {
        yahoo.failsOnceWith(429, "Too Many Requests");
        FakePause stopped = new FakePause();
        YahooClient client = new YahooClient(yahoo.endpoints(), TIMEOUT, stopped, stopped);
        YahooQuotes quotes = new YahooQuotes(client);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> quotes.chart("AAPL"))
                    .isInstanceOf(YahooFault.class)
                    .hasMessageContaining("429");
        }

        assertThat(yahoo.requests()).hasSize(1);
    }

    /** Runs so many passes; their ends are the only sleeps of about an interval. */
    private YahooPollSource passes(int count, List<String> symbols) throws InterruptedException {
        return passes(count, symbols, pass -> {});
    }

    /** @param after what happens after each pass; they count from 1 */
    private YahooPollSource passes(int count, List<String> symbols, IntConsumer after) throws InterruptedException {
        AtomicInteger passes = new AtomicInteger();
        time = new FakePause(sleep -> {
            if (sleep.compareTo(Duration.ofMinutes(3)) < 0) {
                return true;
            }
            after.accept(passes.incrementAndGet());
            return passes.get() < count;
        });
        YahooClient client = new YahooClient(yahoo.endpoints(), TIMEOUT, time, time);
        YahooPollSource source = new YahooPollSource(symbols, INTERVAL, client, time.skew(), time);
        source.run(new Recorder());
        return source;
    }

    private class Recorder implements TickSink {
        @Override
        public void put(Tick tick) {
            ticks.add(tick);
        }

        @Override
        public void offer(Tick tick) {
            throw new AssertionError("a poll can wait");
        }

        @Override
        public void offer(DeadLetter letter) {
            throw new AssertionError("a poll can wait");
        }

        @Override
        public void reject(DeadLetter letter) {
            deadLetters.add(letter);
        }
    }
}
