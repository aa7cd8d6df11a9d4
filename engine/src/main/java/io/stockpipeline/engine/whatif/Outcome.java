package io.stockpipeline.engine.whatif;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers what one symbol's windows came to, and its newest alarms. Not thread-safe. */
public final class Outcome implements EngineOutput {
    /** Alarms that are remembered: a tolerance that is too small would raise one for each tick. */
    public static final int MOST_ALARMS = 200;

    private static final class Seen {
        @Nullable BigDecimal average;

        @Nullable BigDecimal deviation;

        @Nullable BigDecimal largestDeviation;

        long alarms;
    }

    private final String symbol;
    private final long from;
    private final Map<String, Seen> windows = new LinkedHashMap<>();
    private final Deque<Alarm> newest = new ArrayDeque<>();
    private long fired;

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
        if (newest.size() == MOST_ALARMS) {
            newest.removeLast();
        }
        newest.addFirst(alarm);
        if (alarm.state() == Alarm.State.Firing) {
            fired++;
            Seen seen = windows.get(alarm.alarm());
            if (seen != null) {
                seen.alarms++;
            }
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

    /** How many alarms fired. */
    public long fired() {
        return fired;
    }

    /** The last {@value #MOST_ALARMS}, newest first; those that ended too. */
    public List<Alarm> newest() {
        return List.copyOf(newest);
    }
}
