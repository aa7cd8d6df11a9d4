package io.stockpipeline.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import io.stockpipeline.model.yaml.PipelineFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where nothing but averages is looked at, averages, alarms and bars are what they are otherwise. */
class AveragesOnlyTest {
    private static final int TICKS = 120;

    @ParameterizedTest
    @MethodSource("io.stockpipeline.engine.reference.EngineAgainstReferenceTest#seeds")
    void changesNoAverageNorAlarm(long seed) throws Exception {
        Random random = new Random(seed * 31 + 5);
        EnginePlan plan = EnginePlan.of(PipelineFile.parse(RandomPipeline.yaml(random)));
        List<Tick> ticks = RandomFeed.ticks(random, TICKS);

        assertThat(shown(plan.averagesOnly(), ticks)).isEqualTo(shown(plan, ticks));
    }

    private static List<String> shown(EnginePlan plan, List<Tick> ticks) {
        Shown shown = new Shown();
        SymbolEngine engine = new SymbolEngine(plan, "AAPL");
        ticks.forEach(tick -> engine.accept(tick, shown));
        engine.finish(shown);
        return shown.lines;
    }

    private static final class Shown implements EngineOutput {
        final List<String> lines = new ArrayList<>();

        @Override
        public void averages(Averages record) {
            for (int i = 0; i < record.size(); i++) {
                WindowAverage window = record.get(i);
                lines.add(record.time + " " + record.late + " " + record.isFinal + " " + window.window + " "
                        + window.start + " " + window.end + " " + window.average + " " + window.previous);
            }
        }

        @Override
        public void alarm(Alarm record) {
            lines.add(record.toString());
        }

        @Override
        public void bar(Bar record) {
            lines.add(record.start + " " + record.open + " " + record.close + " " + record.volume + " " + record.vwap);
        }
    }
}
