package io.stockpipeline.processor.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.SymbolState;
import io.stockpipeline.engine.state.SymbolStore;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.anomaly.Walk.Plant;
import io.stockpipeline.processor.task.EnginePlans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures of docs/guide.md: how often Anomaly alarms are wrong, and what they find. */
class AnomalyAlarmsTest {
    private static final int SYMBOLS = 8;
    private static final int MINUTES = 3_000;
    private static final int SILENT = 320;
    /** Minutes from one that is odd on purpose to the next. */
    private static final int EVERY = 300;

    /** Alarms a thousand judged bars of a price that wanders and does nothing else. */
    @Test
    void shouldSeldomFireWhereNothingHappens() {
        double fired = 0;
        double firedAt1 = 0;
        for (long seed = 0; seed < SYMBOLS; seed++) {
            List<Alarm> alarms = alarms(seed, Plant.NOTHING);
            fired += firings(alarms, "odd").size();
            firedAt1 += firings(alarms, "odder-than-all").size();
        }

        double thousands = SYMBOLS * (MINUTES - SILENT) / 1_000.0;
        System.out.printf("alarms a thousand bars: at 0.99 %.2f, at 1 %.2f%n", fired / thousands, firedAt1 / thousands);
        assertThat(fired / thousands).isLessThan(3.5);
        assertThat(firedAt1 / thousands).isLessThan(1.2);
    }

    /** The share that is found of odd minutes so seldom that each is the first of its kind among the bars it is compared with. */
    @ParameterizedTest
    @EnumSource(
            value = Plant.class,
            names = {"MOVE", "VOLUME", "STILL"})
    void shouldFindWhatIsOdd(Plant plant) {
        int planted = 0;
        int found = 0;
        int foundAt1 = 0;
        for (long seed = 0; seed < SYMBOLS; seed++) {
            List<Alarm> alarms = alarms(seed, plant);
            Set<Long> fired = firings(alarms, "odd");
            Set<Long> firedAt1 = firings(alarms, "odder-than-all");
            for (int minute = 2 * EVERY; minute < MINUTES; minute += EVERY) {
                long end = Walk.START + (minute + 1L) * Walk.MINUTE;
                planted++;
                found += fired.contains(end) ? 1 : 0;
                foundAt1 += firedAt1.contains(end) ? 1 : 0;
            }
        }
        System.out.printf("%s: at 0.99 %d of %d, at 1 %d%n", plant, found, planted, foundAt1);
        assertThat((double) found / planted).isGreaterThan(0.95);
        assertThat((double) foundAt1 / planted).isGreaterThan(0.9);
    }

    /** Cut at random bars and restored from what was stored: the same records to the last field. */
    @Test
    void shouldRaiseTheSameAlarmsWhereverItIsCutOff() {
        long seed = System.nanoTime();
        System.out.println("cut points are drawn from seed " + seed);
        Random random = new Random(seed);
        EnginePlan plan = plan();
        Recorded undisturbed = new Recorded();
        Recorded restarted = new Recorded();
        SymbolEngine one = new SymbolEngine(plan, "AAPL");
        SymbolEngine[] other = {new SymbolEngine(plan, "AAPL")};
        SymbolState state = new SymbolState();
        Chunks chunks = new Chunks();
        Walk walk = new Walk("AAPL", seed, tick -> {
            one.accept(tick, undisturbed);
            other[0].accept(tick, restarted);
            if (random.nextInt(200) == 0) {
                state.store(other[0], chunks);
                other[0] = SymbolState.restore(plan, "AAPL", chunks.header, chunks);
            }
        });
        for (int minute = 0; minute < 1_000; minute++) {
            walk.minute(minute % 90 == 0 ? Plant.MOVE : Plant.NOTHING);
        }

        assertThat(undisturbed.alarms).hasSizeGreaterThan(5);
        assertThat(restarted.alarms).isEqualTo(undisturbed.alarms);
    }

    private static List<Alarm> alarms(long seed, Plant plant) {
        String symbol = "S" + seed;
        Recorded out = new Recorded();
        SymbolEngine engine = new SymbolEngine(plan(), symbol);
        Walk walk = new Walk(symbol, seed, tick -> engine.accept(tick, out));
        for (int minute = 0; minute < MINUTES; minute++) {
            walk.minute(minute >= 2 * EVERY && minute % EVERY == 0 ? plant : Plant.NOTHING);
        }
        engine.finish(out);
        return out.alarms;
    }

    private static Set<Long> firings(List<Alarm> alarms, String name) {
        Set<Long> times = new HashSet<>();
        for (Alarm alarm : alarms) {
            if (alarm.alarm().equals(name) && alarm.state() == Alarm.State.Firing) {
                times.add(alarm.time());
            }
        }
        return times;
    }

    private static EnginePlan plan() {
        try {
            return EnginePlans.of(PipelineFile.parse("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: odd }
                    spec:
                      symbols: ["*"]
                      source: { file: { path: ticks.csv } }
                      grace: 5s
                      windows: [{ type: Count, count: 2 }]
                      alarms:
                        - { name: odd, type: Anomaly, threshold: "0.99" }
                        - { name: odder-than-all, type: Anomaly, threshold: "1" }
                    """));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static final class Recorded implements EngineOutput {
        final List<Alarm> alarms = new ArrayList<>();

        @Override
        public void alarm(Alarm alarm) {
            alarms.add(alarm);
        }

        @Override
        public void averages(Averages averages) {}

        @Override
        public void bar(Bar bar) {}
    }

    private static final class Chunks implements SymbolStore {
        final Map<Long, byte[]> chunks = new HashMap<>();
        byte[] header = {};

        @Override
        public byte[] chunk(long number) {
            return chunks.get(number);
        }

        @Override
        public void putHeader(byte[] bytes) {
            header = bytes;
        }

        @Override
        public void putChunk(long number, byte[] bytes) {
            chunks.put(number, bytes);
        }

        @Override
        public void removeChunk(long number) {
            chunks.remove(number);
        }
    }
}
