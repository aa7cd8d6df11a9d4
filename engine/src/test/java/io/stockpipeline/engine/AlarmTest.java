package io.stockpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.PipelineFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When alarms fire, when they do not, and when they resolve. */
class AlarmTest {
    private final ObjectMapper json = new ObjectMapper();
    private final Recorded out = new Recorded();
    private SymbolEngine engine;

    @Test
    void shouldFireAtExactlyTheTolerance() throws Exception {
        start("windows: [{ type: Count, count: 1, tolerance: 0.5% }]");

        tick(1_000, "200");
        tick(2_000, "201");
        tick(3_000, "199.995");
        tick(4_000, "199.00");

        assertThat(alarms()).containsExactly("last-1 Firing 2000 Up", "last-1 Firing 3000 Down");
    }

    @Test
    void shouldFireAtMovesThatDoublesWouldMiss() throws Exception {
        start("windows: [{ type: Count, count: 1, tolerance: 0.5%, direction: Up }]");
        List<String> expected = new ArrayList<>();
        long time = 0;
        // 0.5 % of each of these is exact in decimals, and seldom in binary.
        for (int price = 200; price < 40_000; price += 200) {
            tick(++time, new Decimal(price, 2).toString());
            tick(++time, new Decimal(price + price / 200, 2).toString());
            expected.add("last-1 Firing " + time + " Up");
            tick(++time, "0.01");
        }

        assertThat(alarms().stream().filter(alarm -> expected.contains(alarm)).toList())
                .isEqualTo(expected);
    }

    @Test
    void shouldCompareAnAbsoluteToleranceWithTheAmountOfTheMove() throws Exception {
        start("windows: [{ type: Count, count: 1, tolerance: \"1.25\" }]");

        tick(1_000, "100");
        tick(2_000, "101.249");
        tick(3_000, "102.499");

        assertThat(alarms()).containsExactly("last-1 Firing 3000 Up");
    }

    @Test
    void shouldHeedDirectionAndCooldown() throws Exception {
        start(
                "windows: [{ type: Count, count: 1, tolerance: 1%, direction: Down, cooldown: 10s, severity: Critical }]");

        tick(1_000, "100");
        tick(2_000, "120");
        tick(3_000, "100");
        tick(4_000, "80");
        tick(12_999, "70");
        tick(13_000, "60");

        assertThat(alarms()).containsExactly("last-1 Firing 3000 Down", "last-1 Firing 13000 Down");
        assertThat(json.readTree(out.alarms.get(0)).path("severity").asText()).isEqualTo("Critical");
    }

    @Test
    void shouldFireAPriceMoveOnceAnEpisodeAndResolveItBelowClear() throws Exception {
        start("windows: [{ size: 1m }]\n  alarms: [{ name: big, type: PriceMove, threshold: 5%, clear: 4% }]");
        long day = Instant.parse("2024-01-02T00:00:00Z").toEpochMilli();
        long next = day + 86_400_000;

        tick(day + 1, "90");
        tick(day + 2, "100");
        tick(next + 1, "104.99");
        tick(next + 2, "105");
        tick(next + 3, "107");
        tick(next + 4, "104");
        tick(next + 5, "103.99");
        tick(next + 6, "95");

        assertThat(alarms())
                .containsExactly(
                        "big Firing " + (next + 2) + " Up",
                        "big Resolved " + (next + 5) + " Up",
                        "big Firing " + (next + 6) + " Down");
        JsonNode fired = json.readTree(out.alarms.get(0));
        JsonNode resolved = json.readTree(out.alarms.get(1));
        assertThat(fired.path("reference").decimalValue()).isEqualByComparingTo("100");
        assertThat(fired.path("deviation").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(fired.path("episode")).isEqualTo(resolved.path("episode"));
        assertThat(fired.path("id")).isNotEqualTo(resolved.path("id"));
        assertThat(json.readTree(out.alarms.get(2)).path("episode")).isNotEqualTo(fired.path("episode"));
    }

    @Test
    void shouldTakeThePreviousCloseFromTheExchangesOwnSession() throws Exception {
        start("windows: [{ size: 1m }]\n  alarms: [{ name: big, type: PriceMove, threshold: 5% }]\n"
                + "  calendar: { timeZone: America/New_York, open: \"09:30\", close: \"16:00\" }");

        // Friday 5 January 2024, and Monday.
        tick(millis("2024-01-05T15:00:00Z"), "100");
        tick(millis("2024-01-05T20:59:59.999Z"), "110");
        tick(millis("2024-01-05T21:00:00Z"), "112");
        tick(millis("2024-01-08T14:30:00Z"), "115.5");

        assertThat(alarms()).containsExactly("big Firing " + millis("2024-01-08T14:30:00Z") + " Up");
    }

    @Test
    void shouldFindSilenceInAFileAtTheNextTick() throws Exception {
        start("windows: [{ size: 1m }]\n  alarms: [{ name: silent, type: Stale, after: 5m }]");

        tick(0, "1");
        tick(299_999, "1");
        tick(599_999, "1");
        tick(1_000_000, "1");

        assertThat(alarms())
                .containsExactly(
                        "silent Firing 599999 ",
                        "silent Resolved 599999 ",
                        "silent Firing 899999 ",
                        "silent Resolved 1000000 ");
    }

    @Test
    void shouldCountOnlySessionTimeAsSilence() throws Exception {
        start("windows: [{ size: 1m }]\n  alarms: [{ name: silent, type: Stale, after: 30m }]\n"
                + "  calendar: { timeZone: America/New_York, open: \"09:30\", close: \"16:00\" }");

        // Ten minutes before Friday's close; twenty minutes into Monday.
        tick(millis("2024-01-05T20:50:00Z"), "100");
        tick(millis("2024-01-08T14:49:59Z"), "100");
        tick(millis("2024-01-08T15:19:59Z"), "100");

        assertThat(alarms())
                .containsExactly(
                        "silent Firing " + millis("2024-01-08T15:19:59Z") + " ",
                        "silent Resolved " + millis("2024-01-08T15:19:59Z") + " ");
    }

    @Test
    void shouldFireWhenTheVolumeIsManyTimesTheUsual() throws Exception {
        start("grace: 1s\n  windows: [{ size: 10s }]\n"
                + "  alarms: [{ name: spike, type: VolumeSpike, window: 10s, factor: \"4\", clear: \"2\" }]");
        for (long second = 0; second < 60; second++) {
            tick(second * 1_000, "100", "10");
        }

        tick(60_000, "100", "309");
        tick(60_500, "100", "1");
        tick(75_000, "100", "1");

        assertThat(alarms()).containsExactly("spike Firing 60500 ", "spike Resolved 75000 ");
        JsonNode fired = json.readTree(out.alarms.get(0));
        assertThat(fired.path("value").decimalValue()).isEqualByComparingTo("400");
        assertThat(fired.path("reference").decimalValue()).isEqualByComparingTo("100");
    }

    @Test
    void shouldJudgeAnOutlierByTheTicksBeforeIt() throws Exception {
        start("windows: [{ size: 10s }]\n  alarms: [{ name: odd, type: ZScore, window: 10s, threshold: \"4\" }]");
        for (long second = 0; second < 20; second++) {
            tick(second * 1_000, second % 2 == 0 ? "99" : "101");
        }

        // Ten ticks before: mean 100, sample deviation sqrt(10/9) = 1.0541; four of them are 4.2164.
        tick(20_000, "104.21");
        tick(21_000, "100");

        assertThat(alarms()).isEmpty();

        start("windows: [{ size: 10s }]\n  alarms: [{ name: odd, type: ZScore, window: 10s, threshold: \"4\" }]");
        for (long second = 0; second < 20; second++) {
            tick(second * 1_000, second % 2 == 0 ? "99" : "101");
        }
        tick(20_000, "104.22");
        tick(21_000, "100");

        assertThat(alarms()).containsExactly("odd Firing 20000 Up", "odd Resolved 21000 Down");
    }

    private void start(String spec) throws Exception {
        StockPipeline pipeline = PipelineFile.parse("apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\n"
                + "metadata: { name: test }\nspec:\n  symbols: [AAPL]\n  source: { synthetic: { count: 1 } }\n  " + spec
                + "\n");
        engine = new SymbolEngine(EnginePlan.of(pipeline), "AAPL");
        out.alarms.clear();
    }

    private void tick(long time, String price) {
        tick(time, price, null);
    }

    private void tick(long time, String price, String size) {
        engine.accept(
                new Tick(
                        "AAPL",
                        time,
                        Decimal.of(price),
                        size == null ? null : Decimal.of(size),
                        null,
                        null,
                        null,
                        null),
                out);
    }

    private List<String> alarms() throws Exception {
        List<String> alarms = new ArrayList<>();
        for (String text : out.alarms) {
            JsonNode alarm = json.readTree(text);
            alarms.add(alarm.path("alarm").asText() + " " + alarm.path("state").asText() + " "
                    + alarm.path("time").asLong() + " "
                    + alarm.path("direction").asText());
        }
        return alarms;
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
