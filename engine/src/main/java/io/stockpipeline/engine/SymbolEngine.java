package io.stockpipeline.engine;

import io.stockpipeline.engine.alarm.DeviationAlarm;
import io.stockpipeline.engine.alarm.DeviationPlan;
import io.stockpipeline.engine.alarm.EpisodeAlarm;
import io.stockpipeline.engine.alarm.Moment;
import io.stockpipeline.engine.anomaly.BarWatch;
import io.stockpipeline.engine.bar.BarSeries;
import io.stockpipeline.engine.dedupe.Deduplicator;
import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.window.PeriodicWindow;
import io.stockpipeline.engine.window.SlidingExtremes;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.engine.window.TrailingWindow;
import io.stockpipeline.engine.window.Window;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a pipeline computes for one symbol. What comes out depends on nothing but the symbol's own ticks in the order
 * they came: not on other symbols, on partitions, on restarts or on a clock.
 *
 * <p>For one thread. State is kept and brought back by {@link SymbolState}.
 */
public final class SymbolEngine {
    private static final long SECOND = 1000;

    final EnginePlan plan;
    final Scales scales;
    final History history;
    final SymbolTime time;
    /** Null where no sliding window shows its extremes. */
    final @Nullable SlidingExtremes extremes;

    final Deduplicator deduplicator;
    final Window[] windows;
    /** The alarm of the window at the same place; null where it has no tolerance. */
    final @Nullable DeviationAlarm[] deviations;

    private final List<Optional<DeviationPlan>> deviationPlans;
    final BarSeries[] bars;
    final EpisodeAlarm[] alarms;
    final Moment moment;
    /** Null where no alarm judges bars. */
    final @Nullable BarWatch watch;
    /** Of the first tick that named one; empty before. */
    String currency = "";
    /** All open windows and bars have been emitted, because the source came to its end. */
    boolean finished;

    private final PeriodicWindow[] periodicWindows;
    private final boolean emitsOnUpdate;
    private final Averages averages;
    private final ClosingOrder windowOrder;
    private final BarOutput barOutput;

    /** A symbol that has not been seen yet. */
    public SymbolEngine(EnginePlan plan, String symbol) {
        this(plan, symbol, new RecordSlots());
    }

    /**
     * A symbol that has not been seen yet.
     *
     * @param slots shared by the engines of one thread
     */
    public SymbolEngine(EnginePlan plan, String symbol, RecordSlots slots) {
        this(plan, new SymbolParts(plan, symbol), slots);
    }

    SymbolEngine(EnginePlan plan, SymbolParts parts, RecordSlots slots) {
        this.plan = plan;
        this.averages = slots.averages;
        this.scales = parts.scales;
        this.history = parts.history;
        this.time = parts.time;
        this.extremes = parts.extremes;
        this.deduplicator = parts.deduplicator;
        this.windows = parts.windows.toArray(Window[]::new);
        this.deviations = parts.deviations.toArray(DeviationAlarm[]::new);
        this.deviationPlans = plan.deviations();
        this.bars = parts.bars.toArray(BarSeries[]::new);
        this.alarms = parts.alarms.toArray(EpisodeAlarm[]::new);
        this.moment = parts.moment;
        this.watch = parts.watch;
        this.emitsOnUpdate =
                Arrays.stream(windows).anyMatch(window -> !window.plan().onceClosed());
        this.periodicWindows =
                Arrays.stream(windows).filter(PeriodicWindow.class::isInstance).toArray(PeriodicWindow[]::new);
        this.windowOrder = new ClosingOrder(windows.length);
        this.barOutput = new BarOutput(parts, bars, alarms, plan.shortestBars(), slots.bar);
    }

    public String symbol() {
        return moment.symbol();
    }

    /** Time of the latest accepted tick, epoch milliseconds; meaningless before the first. */
    public long latestTime() {
        return time.latest();
    }

    /** The currency that the symbol's prices are in; empty while no tick has named one. */
    public String currency() {
        return currency;
    }

    /** Takes a valid tick of this symbol in and emits what follows from it. */
    public Verdict accept(Tick tick, EngineOutput out) {
        if (tick.currency() != null && !currency.isEmpty() && !tick.currency().equals(currency)) {
            return Verdict.OTHER_CURRENCY;
        }
        long oldest = Math.max(time.closedThrough(), time.latest() - plan.grace());
        if (deduplicator.isRepeat(tick, history, oldest)) {
            return Verdict.DUPLICATE;
        }
        if (tick.time() < oldest) {
            return Verdict.TOO_LATE;
        }
        boolean late = tick.time() < time.latest();
        if (!late) {
            for (EpisodeAlarm alarm : alarms) {
                alarm.beforeTick(tick, time, moment, out);
            }
            closeThrough(tick.time() - plan.grace(), out);
        }
        boolean newSecond = bars.length > 0
                && (!time.hasTicked() || Math.floorDiv(tick.time(), SECOND) > Math.floorDiv(time.latest(), SECOND));
        takeIn(tick, late);
        emit(tick, late, newSecond, out);
        for (EpisodeAlarm alarm : alarms) {
            if (late) {
                alarm.lateTick(tick);
            } else {
                alarm.afterTick(tick, time, moment, out);
            }
        }
        history.forget(time.latest() - plan.keptSpan(), plan.keptCount());
        time.forgotten(time.latest() - plan.keptSpan());
        return late ? Verdict.LATE : Verdict.ACCEPTED;
    }

    private void takeIn(Tick tick, boolean late) {
        boolean grown = growScales(tick);
        time.ticked(tick.time());
        finished = false;
        currency = tick.currency() == null ? currency : tick.currency();
        moment.accepted(moment.sequence() + 1, late ? moment.price() : tick.price());
        deduplicator.remember(tick, time.latest() - plan.grace());
        long index = history.record(tick);
        if (extremes != null) {
            extremes.ticked(history, index, tick, time);
        }
        for (Window window : windows) {
            window.ticked(history, index, tick, time);
        }
        for (BarSeries series : bars) {
            series.ticked(tick);
        }
        if (grown) {
            for (Window window : windows) {
                window.refresh();
            }
        }
    }

    private boolean growScales(Tick tick) {
        Decimal size = tick.size();
        int priceShift = Math.max(0, tick.price().scale() - scales.price());
        int sizeShift = size == null ? 0 : Math.max(0, size.scale() - scales.size());
        if (priceShift == 0 && sizeShift == 0) {
            return false;
        }
        for (Window window : windows) {
            window.rescale(priceShift, sizeShift);
        }
        for (BarSeries series : bars) {
            series.rescale(priceShift, sizeShift);
        }
        for (EpisodeAlarm alarm : alarms) {
            alarm.rescale(sizeShift);
        }
        history.growScales(priceShift, sizeShift);
        return true;
    }

    private void emit(Tick tick, boolean late, boolean newSecond, EngineOutput out) {
        if (emitsOnUpdate) {
            averages.reset(symbol(), time.latest(), tick);
            averages.late = late;
            for (int i = 0; i < windows.length; i++) {
                Window window = windows[i];
                if (window.plan().onceClosed()) {
                    continue;
                }
                if (window instanceof TrailingWindow trailing) {
                    WindowAverage shown = averages.add();
                    trailing.show(shown, time);
                    compare(shown, time.latest(), i, out);
                } else if (window instanceof PeriodicWindow periodic) {
                    for (int k = 0; k < periodic.instancesPerTick(); k++) {
                        WindowAverage shown = averages.add();
                        periodic.show(k, tick.time(), shown, time);
                        compare(shown, time.latest(), i, out);
                    }
                }
            }
            out.averages(averages);
        }
        if (newSecond) {
            barOutput.growing(tick.time(), out);
        }
    }

    private void compare(WindowAverage shown, long recordTime, int window, EngineOutput out) {
        measure(shown, window);
        // The plan is shared by all symbols and so at hand; the alarm is this symbol's own, and seldom needed.
        Optional<DeviationPlan> tolerance = deviationPlans.get(window);
        DeviationAlarm alarm = tolerance.isPresent() && tolerance.get().isReached(shown) ? deviations[window] : null;
        if (alarm != null) {
            alarm.reached(shown, recordTime, moment, out);
        }
    }

    /** How far the average moved; a window that has none now, for want of volume, is not compared either. */
    private void measure(WindowAverage shown, int window) {
        if (!shown.average.isPresent()) {
            shown.previous.clear();
        }
        if (!windows[window].plan().detailed()) {
            return;
        }
        if (shown.previous.isPresent()) {
            Quotients.deviation(shown.average, shown.previous, shown.deviation);
        } else {
            shown.deviation.clear();
        }
    }

    /** Closes for good what ends at or before the time, because no accepted tick can come before it any more. */
    private void closeThrough(long through, EngineOutput out) {
        if (endsThrough(through)) {
            emitClosing(through, false, out);
            for (PeriodicWindow window : periodicWindows) {
                while (window.openCount() > 0 && window.openEnd(0) <= through) {
                    window.closeFirst();
                }
            }
            for (BarSeries series : bars) {
                while (series.openCount() > 0 && series.openEnd(0) <= through) {
                    series.closeFirst();
                }
            }
        }
        time.closed(through);
    }

    /** Most ticks close nothing: worth finding out first. */
    private boolean endsThrough(long through) {
        for (int i = 0; i < periodicWindows.length; i++) {
            if (periodicWindows[i].openCount() > 0 && periodicWindows[i].openEnd(0) <= through) {
                return true;
            }
        }
        for (int i = 0; i < bars.length; i++) {
            if (bars[i].endsThrough(through)) {
                return true;
            }
        }
        return false;
    }

    /** The source has come to its end: emits every open window and bar as definitive. */
    public void finish(EngineOutput out) {
        if (!finished) {
            emitClosing(Long.MAX_VALUE, false, out);
            finished = true;
        }
    }

    /** The symbol has fallen silent: emits its open windows and bars ahead of their time, and moves no state. */
    public void emitEarly(EngineOutput out) {
        if (!finished) {
            emitClosing(Long.MAX_VALUE, true, out);
        }
    }

    /**
     * The wall clock of a live source has reached an instant; for alarms that watch for silence. Answers whether one
     * fired, which changes the state.
     */
    public boolean clock(long now, EngineOutput out) {
        boolean fired = false;
        for (EpisodeAlarm alarm : alarms) {
            fired |= alarm.clock(now, time, moment, out);
        }
        return fired;
    }

    private void emitClosing(long through, boolean early, EngineOutput out) {
        windowOrder.forEach(through, this::openWindowEnd, (window, place) -> {
            if (windows[window] instanceof PeriodicWindow periodic
                    && periodic.plan().onceClosed()) {
                emitClosed(periodic, place, window, early, out);
            }
        });
        barOutput.closing(through, early, out);
    }

    private long openWindowEnd(int window, int place) {
        return windows[window] instanceof PeriodicWindow periodic && place < periodic.openCount()
                ? periodic.openEnd(place)
                : ClosingOrder.NO_MORE;
    }

    private void emitClosed(PeriodicWindow periodic, int place, int window, boolean early, EngineOutput out) {
        averages.reset(symbol(), periodic.openEnd(place), null);
        averages.isFinal = !early;
        averages.early = early;
        WindowAverage shown = averages.add();
        periodic.showOpen(place, shown, time);
        if (early) {
            measure(shown, window);
        } else {
            compare(shown, averages.time, window, out);
            periodic.settle(place);
        }
        out.averages(averages);
    }
}
