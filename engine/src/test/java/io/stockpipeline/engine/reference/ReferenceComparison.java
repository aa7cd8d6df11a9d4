package io.stockpipeline.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.MemoryStore;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.SymbolState;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Drives the engine and the reference side by side. Records are held to the last character; only exponential averages,
 * which are doubles, may differ by a billionth, and what follows from them is worked out from the engine's own.
 */
final class ReferenceComparison implements EngineOutput {
    private static final BigDecimal BILLIONTH = new BigDecimal("1e-9");

    private final ReferenceModel reference;
    private final EnginePlan plan;
    private final MemoryStore held = new MemoryStore();
    private final SymbolState state = new SymbolState();
    private SymbolEngine engine;
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final BarCodec barCodec = new BarCodec();
    private final Map<String, ReferenceDeviations> exponentials;
    private final Map<String, BigDecimal> lastExponential = new HashMap<>();
    private final List<ReferenceAlarm> exponentialAlarms = new ArrayList<>();

    private List<String> averages = new ArrayList<>();
    private final List<ReferenceAlarm> alarms = new ArrayList<>();
    private final List<String> bars = new ArrayList<>();

    ReferenceComparison(StockPipeline pipeline, String symbol) {
        reference = new ReferenceModel(pipeline.spec());
        plan = EnginePlan.of(pipeline);
        engine = new SymbolEngine(plan, symbol);
        exponentials = pipeline.spec().windows().stream()
                .filter(window -> window.average() == WindowSpec.Average.Exponential)
                .collect(Collectors.toMap(WindowSpec::resolvedName, ReferenceDeviations::new));
    }

    void accept(Tick tick) {
        List<String> expected = reference.accept(tick);
        String verdict = engine.accept(tick, this).name();

        assertThat(verdict).as("verdict").isEqualTo(reference.verdict().name());
        compare(expected);
    }

    /** Has the engine's state kept, as after every commit. */
    void store() {
        state.store(engine, held);
    }

    /** Has the engine's state kept and another engine go on with it. */
    void restart() {
        store();
        engine = SymbolState.restore(plan, engine.symbol(), held.header(), held);
    }

    void finish() {
        List<String> expected = reference.finish();
        engine.finish(this);

        compare(expected);
    }

    private void compare(List<String> expected) {
        assertThat(averages).as("averages").hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            String actual = averages.get(i);
            assertThat(actual).as("averages").isEqualTo(withExponentialsOf(actual, expected.get(i)));
        }
        averages = new ArrayList<>();
        assertThat(bars).as("bars").isEqualTo(reference.bars());
        assertThat(only(alarms, false)).as("alarms").isEqualTo(only(reference.alarms(), false));
        assertThat(only(alarms, true)).as("alarms of exponential averages").isEqualTo(exponentialAlarms);
    }

    private List<ReferenceAlarm> only(List<ReferenceAlarm> some, boolean exponential) {
        return some.stream()
                .filter(alarm -> exponentials.containsKey(alarm.window()) == exponential)
                .toList();
    }

    /** The expected record with the exponential averages of the actual one, where these are near enough. */
    private String withExponentialsOf(String actualText, String expectedText) {
        Averages actual = decode(actualText);
        Averages expected = decode(expectedText);
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            WindowAverage entry = expected.get(i);
            if (exponentials.containsKey(entry.window)) {
                adopt(entry, actual.get(i), expected.time);
            }
        }
        return text(averagesCodec.encode(expected));
    }

    private void adopt(WindowAverage expected, WindowAverage actual, long time) {
        BigDecimal wanted = expected.average.toBigDecimal();
        BigDecimal found = actual.average.toBigDecimal();
        BigDecimal margin = wanted.multiply(BILLIONTH).add(wanted.ulp());
        assertThat(found).as("exponential average").isBetween(wanted.subtract(margin), wanted.add(margin));
        expected.average.set(found.unscaledValue(), wanted.scale());
        assertThat(found.scale()).isEqualTo(wanted.scale());

        Optional<BigDecimal> previous = Optional.ofNullable(lastExponential.put(expected.window, found))
                .map(last -> last.setScale(found.scale(), RoundingMode.UNNECESSARY));
        assertThat(expected.previous.isPresent()).isEqualTo(previous.isPresent());
        previous.ifPresent(last -> {
            BigDecimal deviation = ReferenceDeviations.deviation(found, last);
            expected.previous.set(last.unscaledValue(), last.scale());
            expected.deviation.set(deviation.unscaledValue(), deviation.scale());
            exponentials.get(expected.window).compare(time, found, last).ifPresent(exponentialAlarms::add);
        });
    }

    private Averages decode(String json) {
        try {
            return averagesCodec.decode(json.getBytes(StandardCharsets.UTF_8));
        } catch (UnusableRecordException e) {
            throw new AssertionError("the codec cannot read what it wrote: " + json, e);
        }
    }

    @Override
    public void averages(Averages record) {
        averages.add(text(averagesCodec.encode(record)));
    }

    @Override
    public void alarm(Alarm alarm) {
        alarms.add(new ReferenceAlarm(
                alarm.window(),
                alarm.time(),
                alarm.average().toPlainString(),
                alarm.previous().toPlainString(),
                alarm.deviation().toPlainString(),
                alarm.direction().name()));
    }

    @Override
    public void bar(Bar bar) {
        bars.add(text(barCodec.encode(bar)));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
