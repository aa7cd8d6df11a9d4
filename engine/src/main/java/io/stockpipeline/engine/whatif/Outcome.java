package io.stockpipeline.engine.whatif;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers what one symbol's windows came to, and its alarms. Not thread-safe. */
public final class Outcome implements EngineOutput {
    private static final class Seen {
        @Nullable BigDecimal average;

        @Nullable BigDecimal deviation;

        @Nullable BigDecimal largestDeviation;

        long alarms;
    }

    private final String symbol;
    private final long from;
    private final Map<String, Seen> windows = new LinkedHashMap<>();
    private final List<Alarm> alarms = new ArrayList<>();

    /**
     * @param symbol whose; records of others are let pass
     * @param from epoch milliseconds: deviations and alarms of earlier times do not count, they come from too little history
     */
    public Outcome(StockPipeline pipeline, String symbol, long from) {
        this.symbol = symbol;
        this.from = from;
        for (WindowSpec window : pipeline.spec().windows()) {
            windows.put(window.resolvedName(), new Seen());
        }
    }

    @Override
    public void averages(Averages record) {
        if (!record.symbol.equals(symbol)) {
            return;
        }
        for (int i = 0; i < record.size(); i++) {
            WindowAverage shown = record.get(i);
            Seen seen = windows.get(shown.window);
            if (seen != null && shown.average.isPresent()) {
                seen.average = shown.average.toBigDecimal();
                seen.deviation = shown.deviation.toBigDecimal();
                if (record.time >= from && seen.deviation != null) {
                    seen.largestDeviation =
                            seen.largestDeviation == null ? seen.deviation : seen.largestDeviation.max(seen.deviation);
                }
            }
        }
    }

    @Override
    public void alarm(Alarm alarm) {
        if (!alarm.symbol().equals(symbol) || alarm.time() < from) {
            return;
        }
        alarms.add(alarm);
        Seen seen = windows.get(alarm.alarm());
        if (seen != null && alarm.state() == Alarm.State.Firing) {
            seen.alarms++;
        }
    }

    @Override
    public void bar(Bar bar) {}

    /** Of each window, in the pipeline's order. */
    public List<WindowOutcome> windows() {
        return windows.entrySet().stream()
                .map(entry -> new WindowOutcome(
                        entry.getKey(),
                        entry.getValue().average,
                        entry.getValue().deviation,
                        entry.getValue().largestDeviation,
                        entry.getValue().alarms))
                .toList();
    }

    /** In the order they were raised, those that ended too. */
    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }
}
