package io.stockpipeline.app.backtest;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.alarm.DeviationAlarm;
import io.stockpipeline.engine.alarm.DeviationPlan;
import io.stockpipeline.engine.alarm.Moment;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.Tolerance;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.WindowAverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tries other tolerances on windows, in one pass: each sees the same averages as the pipeline's own alarm. */
final class ToleranceSweep implements EngineOutput {
    private final EngineOutput next;
    private final String pipeline;
    private final Map<String, List<DeviationPlan>> tried = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Trial>>> bySymbol = new TreeMap<>();

    /** One tolerance of one window on one symbol. */
    static final class Trial {
        private final DeviationAlarm alarm;
        private final Tolerance tolerance;
        private long alarms;

        Trial(DeviationPlan plan) {
            this.alarm = new DeviationAlarm(plan);
            this.tolerance = plan.tolerance();
        }

        Tolerance tolerance() {
            return tolerance;
        }

        long alarms() {
            return alarms;
        }
    }

    /**
     * @param sweeps texts such as {@code 5m=0.1%,0.2%}
     * @throws WrongInputException when one is not of that form or names no window
     */
    ToleranceSweep(StockPipeline pipeline, List<String> sweeps, EngineOutput next) {
        this.pipeline = pipeline.qualifiedName();
        this.next = next;
        for (String sweep : sweeps) {
            int equals = sweep.indexOf('=');
            if (equals < 1) {
                throw wrong(sweep, "write a window and tolerances, for example 5m=0.1%,0.2%,0.5%");
            }
            String name = sweep.substring(0, equals);
            WindowSpec window = pipeline.spec().windows().stream()
                    .filter(candidate -> candidate.resolvedName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            sweep,
                            "there is no window " + name + "; there are "
                                    + pipeline.spec().windows().stream()
                                            .map(WindowSpec::resolvedName)
                                            .toList()));
            for (String tolerance : sweep.substring(equals + 1).split(",", -1)) {
                tried.computeIfAbsent(name, key -> new ArrayList<>()).add(plan(sweep, window, tolerance.trim()));
            }
        }
    }

    private static DeviationPlan plan(String sweep, WindowSpec window, String tolerance) {
        try {
            return new DeviationPlan(
                    window.resolvedName(),
                    Tolerance.of(tolerance),
                    window.direction(),
                    window.cooldown().millis(),
                    window.severity());
        } catch (IllegalArgumentException e) {
            throw wrong(sweep, "a tolerance is a percentage such as 0.5% or an amount such as 1.25, not " + tolerance);
        }
    }

    private static WrongInputException wrong(String sweep, String words) {
        return new WrongInputException("--sweep " + sweep + ": " + words);
    }

    @Override
    public void averages(Averages averages) {
        Map<String, List<Trial>> trials = bySymbol.get(averages.symbol);
        if (trials == null) {
            trials = new LinkedHashMap<>();
            for (Map.Entry<String, List<DeviationPlan>> entry : tried.entrySet()) {
                trials.put(
                        entry.getKey(),
                        entry.getValue().stream().map(Trial::new).toList());
            }
            bySymbol.put(averages.symbol, trials);
        }
        for (int i = 0; i < averages.size(); i++) {
            WindowAverage shown = averages.get(i);
            for (Trial trial : trials.getOrDefault(shown.window, List.of())) {
                trial.alarm.check(shown, averages.time, new Moment(pipeline, averages.symbol), alarm -> trial.alarms++);
            }
        }
        next.averages(averages);
    }

    @Override
    public void alarm(Alarm alarm) {
        next.alarm(alarm);
    }

    @Override
    public void bar(Bar bar) {
        next.bar(bar);
    }

    /** By symbol, then window in the order asked for, then tolerance likewise. */
    Map<String, Map<String, List<Trial>>> results() {
        return bySymbol;
    }
}
