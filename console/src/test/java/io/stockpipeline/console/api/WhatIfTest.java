package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.history.History;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.whatif.Outcome;
import io.stockpipeline.engine.whatif.PriceShift;
import io.stockpipeline.engine.whatif.WhatIf;
import io.stockpipeline.engine.whatif.WindowOutcome;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would have been, had prices been others: asked of the API, against the engine on the ticks themselves. */
class WhatIfTest {
    private static final long MINUTE = 60_000;
    private static final long NOW = Instant.parse("2024-03-05T14:25:31.250Z").toEpochMilli();
    private static final String SPEC = """
            symbols: [AAPL, MSFT, QUIET]
            source: { kafka: { topic: trades, format: Json } }
            windows: [ { size: 5m, tolerance: 0.1% }, { type: Count, count: 50, tolerance: 0.05% } ]
            alarms:
              - { name: odd, type: Anomaly, threshold: "0.99" }
              - { name: rush, type: VolumeSpike, window: 5m, factor: "3" }
              - { name: far, type: ZScore, window: 5m, threshold: "3" }
            bars: [1m]
            """;

    private final long seed = Long.getLong("seed", new Random().nextLong());

    private ApiUnderTest market() {
        ApiUnderTest api = new ApiUnderTest(SPEC, NOW, NOW - 10 * MINUTE, KeptRecords::new);
        new RandomMarket(seed)
                .dense(List.of("AAPL", "MSFT"), NOW - 180 * MINUTE, NOW, 20)
                .forEach(api.ticks::take);
        return api;
    }

    @Test
    void shouldShowAveragesAndAlarmsBeforeAndAfter() {
        try (ApiUnderTest api = market()) {
            JsonNode answer = api.post("/what-if", "{\"symbol\": \"MSFT\", \"shift\": 12.50}");

            long from = NOW + 1 - 60 * MINUTE;
            assertThat(answer.get("from").asText()).isEqualTo(BruteForceTest.iso(from));
            assertThat(answer.get("shift").decimalValue()).isEqualByComparingTo("12.5");
            // All ticks there are: windows that reach back no further than what the answer is made of show the same.
            EnginePlan plan = EnginePlan.ofWindows(api.pipeline);
            WhatIf whole = new WhatIf(api.pipeline, plan, new PriceShift("MSFT", new BigDecimal("12.5")), from);
            BruteForceTest.of(api.ticks.accepted(), "MSFT").forEach(whole::take);
            assertSame(answer, "Before", whole.before().windows());
            assertSame(answer, "After", whole.after().windows());
            assertSame(answer.get("alarmsBefore"), whole.before());
            assertSame(answer.get("alarmsAfter"), whole.after());
            assertThat(answer.get("ticks").asLong()).isLessThan(whole.ticks());
            assertThat(answer.get("invalid").asLong()).isZero();
        }
    }

    private void assertSame(JsonNode answer, String side, List<WindowOutcome> windows) {
        for (int i = 0; i < windows.size(); i++) {
            JsonNode shown = answer.get("windows").get(i);
            WindowOutcome wanted = windows.get(i);
            String where = "seed " + seed + " " + wanted.window() + " " + side;
            assertThat(shown.get("window").asText()).isEqualTo(wanted.window());
            assertThat(shown.get("average" + side).decimalValue()).as(where).isEqualByComparingTo(wanted.average());
            assertThat(shown.get("largestDeviation" + side).decimalValue())
                    .as(where)
                    .isEqualByComparingTo(wanted.largestDeviation());
            assertThat(shown.get("alarms" + side).asLong()).as(where).isEqualTo(wanted.alarms());
        }
    }

    private void assertSame(JsonNode shown, Outcome wanted) {
        assertThat(shown.get("fired").asLong()).as("seed " + seed).isEqualTo(wanted.fired());
        assertThat(shown.get("newest"))
                .extracting(alarm -> Instant.parse(alarm.get("time").asText()).toEpochMilli()
                        + alarm.get("alarm").asText())
                .isEqualTo(wanted.newest().stream()
                        .map(alarm -> alarm.time() + alarm.alarm())
                        .toList());
        // Those that look further back than the ticks that are read would be wrong.
        assertThat(shown.get("newest"))
                .extracting(alarm -> alarm.get("alarm").asText())
                .doesNotContain("odd", "rush");
    }

    @Test
    void shouldSayHowManyPricesWouldBeNoneAnyMore() {
        try (ApiUnderTest api = new ApiUnderTest(SPEC, NOW, NOW - 10 * MINUTE, KeptRecords::new)) {
            for (int i = 0; i < 10; i++) {
                api.ticks.take(
                        new Tick("AAPL", NOW - 10_000 + i, Decimal.of("" + (i + 1)), null, null, "" + i, null, null));
            }

            JsonNode answer = api.post("/what-if", "{\"symbol\": \"AAPL\", \"shift\": \"-4\"}");

            assertThat(answer.get("invalid").asInt()).isEqualTo(4);
            assertThat(answer.at("/windows/0/averageBefore").decimalValue()).isEqualByComparingTo("5.5");
            assertThat(answer.at("/windows/0/averageAfter").decimalValue()).isEqualByComparingTo("3.5");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "none",
            value = {
                "none                                                  | the request needs a JSON object as its body",
                "[1]                                                   | the request needs a JSON object as its body",
                "{\"symbol\": \"AAPL\", \"shift\": 1} {}                 | the request needs a JSON object as its body: Trailing token",
                "{\"symbol\": \"AAPL\", \"symbol\": \"MSFT\"}            | the request needs a JSON object as its body: Duplicate field",
                "{\"symbol\": \"AAPL\"}                                  | shift: is required: by how much",
                "{\"symbol\": \"AAPL\", \"shift\": null}                 | shift: is required: by how much",
                "{\"symbol\": \"AAPL\", \"shift\": [1]}                  | shift: is a single value, not an object or a list",
                "{\"symbol\": \"AAPL\", \"shift\": \"2 dollars\"}        | shift: a number such as 2.5 or -2.5, found 2 dollars",
                "{\"symbol\": \"AAPL\", \"shift\": 1, \"frm\": 5}         | frm: is not known: did you mean from?",
                "{\"symbol\": \"AAPL\", \"shift\": 1, \"from\": 5, \"to\": 5} | to: must be after from",
            })
    void shouldSayWhatIsWrongWithTheBody(String body, String words) {
        try (ApiUnderTest api = new ApiUnderTest(SPEC, NOW, NOW, KeptRecords::new)) {
            assertThat(api.postProblem("/what-if", body, 400).get("detail").asText())
                    .startsWith(words);
        }
    }

    @Test
    void shouldSayWhatItCannotTell() {
        String body = "{\"symbol\": \"%s\", \"shift\": 1}";
        try (ApiUnderTest api = market();
                ApiUnderTest without = new ApiUnderTest(SPEC, NOW, NOW, ticks -> History.none())) {
            assertThat(api.postProblem("/what-if", body.formatted("AAPPL"), 404)
                            .get("detail")
                            .asText())
                    .isEqualTo("there is no symbol AAPPL: did you mean AAPL?");
            assertThat(api.postProblem("/what-if", body.formatted("QUIET"), 409)
                            .get("detail")
                            .asText())
                    .isEqualTo("the history holds no tick of QUIET in the range");
            assertThat(without.postProblem("/what-if", body.formatted("AAPL"), 503)
                            .get("detail")
                            .asText())
                    .startsWith("what if prices had been others only a history can tell");
        }
    }
}
