package io.stockpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.engine.anomaly.DistanceModel;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.yaml.PipelineFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** When an Anomaly alarm fires and resolves, what it tells, and that restarts change nothing of it. */
class AnomalyAlarmTest {
    private static final int QUIET = 400;

    private final ObjectMapper json = new ObjectMapper();
    private final Recorded out = new Recorded();
    private SymbolEngine engine = new SymbolEngine(plan("10s", "0.99"), "AAPL");

    @Test
    void shouldFireAtAnOddBarAndResolveAtTheNextUsualOne() throws Exception {
        quietSeconds(0, QUIET);
        tick(QUIET * 1_000 + 10, "100.30");
        tick(QUIET * 1_000 + 20, "103.50");
        quietSeconds(QUIET + 1, QUIET + 20, 10_340);

        assertThat(alarms()).containsExactly("Firing 401000", "Resolved 402000");
        JsonNode fired = json.readTree(out.alarms.get(0));
        assertThat(fired.path("alarm").asText()).isEqualTo("odd");
        assertThat(fired.path("type").asText()).isEqualTo("Anomaly");
        assertThat(fired.path("value").decimalValue()).isEqualByComparingTo("1");
        assertThat(fired.path("tolerance").asText()).isEqualTo("0.99");
        assertThat(fired.path("direction").asText()).isEqualTo("Up");
        // Ten seconds of grace later the symbol has another price.
        assertThat(fired.path("price").decimalValue()).isEqualByComparingTo("103.50");
        assertThat(fired.path("episode"))
                .isEqualTo(json.readTree(out.alarms.get(1)).path("episode"));
    }

    @Test
    void shouldTellAlarmsApartWhoseBarsCloseAtOneTick() throws Exception {
        quietSeconds(0, QUIET);
        for (int second = QUIET; second < QUIET + 8; second++) {
            tick(second * 1_000 + 10, second % 2 == 0 ? "100" : "110");
            tick(second * 1_000 + 20, second % 2 == 0 ? "100.01" : "130");
        }
        int before = out.alarms.size();
        tick((QUIET + 60) * 1_000, "100");

        assertThat(out.alarms.size() - before).isGreaterThan(1);
        assertThat(ids("id")).doesNotHaveDuplicates();
        List<String> episodes = ids("episode");
        for (int i = 0; i < episodes.size(); i += 2) {
            assertThat(episodes.stream().filter(episodes.get(i)::equals)).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void shouldJudgeTheLastBarsWhenTheSourceEndsAndNotOnceMoreWhenItGoesOn() throws Exception {
        quietSeconds(0, QUIET);
        tick(QUIET * 1_000 + 10, "103.50");
        engine.finish(out);
        assertThat(alarms()).containsExactly("Firing 401000");

        tick(QUIET * 1_000 + 20, "103.60");
        tick((QUIET + 30) * 1_000, "103.60");

        assertThat(alarms()).containsExactly("Firing 401000");
    }

    @Test
    void shouldSayNothingOfBarsSentAheadOfTheirTime() {
        quietSeconds(0, QUIET);
        tick(QUIET * 1_000 + 10, "103.50");

        engine.emitEarly(out);

        assertThat(out.alarms).isEmpty();
    }

    @Test
    void shouldBeQuietWithinItsCooldown() throws Exception {
        engine = new SymbolEngine(plan("1s", "0.9\", cooldown: \"1h"), "AAPL");
        quietSeconds(0, QUIET);
        tick(QUIET * 1_000 + 10, "103.50");
        quietSeconds(QUIET + 2, QUIET + 100);
        tick((QUIET + 100) * 1_000 + 10, "110");
        quietSeconds(QUIET + 102, QUIET + 110);

        assertThat(alarms()).startsWith("Firing 401000").hasSize(2);
    }

    @Property(tries = 30)
    void shouldRaiseTheSameAlarmsHoweverOftenItIsRestarted(@ForAll long seed) {
        Random random = new Random(seed);
        EnginePlan plan = plan(random.nextBoolean() ? "1s" : "5s", "0.9");
        Recorded undisturbed = new Recorded();
        Recorded restarted = new Recorded();
        SymbolEngine one = new SymbolEngine(plan, "AAPL");
        SymbolEngine other = new SymbolEngine(plan, "AAPL");
        SymbolState state = new SymbolState();
        MemoryStore store = new MemoryStore();
        for (Tick tick : RandomTicks.of(random, 2_000, 900, 6_000)) {
            one.accept(tick, undisturbed);
            other.accept(tick, restarted);
            if (random.nextInt(20) == 0) {
                state.store(other, store);
                if (random.nextInt(3) == 0) {
                    other = SymbolState.restore(plan, "AAPL", store.header(), store);
                }
            }
        }
        one.finish(undisturbed);
        other.finish(restarted);

        assertThat(undisturbed.alarms).isNotEmpty();
        assertThat(restarted.alarms).isEqualTo(undisturbed.alarms);
    }

    @Test
    void shouldNotStartWithoutSomethingToJudgeBarsBy() {
        assertThatThrownBy(() -> EnginePlan.of(pipeline("1s", "0.99"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static EnginePlan plan(String grace, String threshold) {
        return EnginePlan.of(pipeline(grace, threshold), new DistanceModel());
    }

    private static StockPipeline pipeline(String grace, String threshold) {
        try {
            return PipelineFile.parse("apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\n"
                    + "metadata: { name: test }\nspec:\n  symbols: [AAPL]\n  source: { synthetic: { count: 1 } }\n"
                    + "  grace: " + grace + "\n  bars: [1m, 1s]\n  windows: [{ size: 1m }]\n"
                    + "  alarms: [{ name: odd, type: Anomaly, threshold: \"" + threshold + "\" }]\n");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Two ticks a second that hardly move, so that each second has a bar like the others. */
    private void quietSeconds(int from, int to) {
        quietSeconds(from, to, 10_000);
    }

    private void quietSeconds(int from, int to, int cents) {
        for (int second = from; second < to; second++) {
            tick(second * 1_000, new Decimal(cents + second % 3, 2).toString());
            tick(second * 1_000 + 500, new Decimal(cents + 10 + second % 4, 2).toString());
        }
    }

    private void tick(long time, String price) {
        engine.accept(new Tick("AAPL", time, Decimal.of(price), null, null, null, null, null), out);
    }

    private List<String> alarms() throws Exception {
        List<String> alarms = new ArrayList<>();
        for (String text : out.alarms) {
            JsonNode alarm = json.readTree(text);
            alarms.add(alarm.path("state").asText() + " " + alarm.path("time").asLong());
        }
        return alarms;
    }

    private List<String> ids(String field) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String text : out.alarms) {
            ids.add(json.readTree(text).path(field).asText());
        }
        return ids;
    }
}
