package io.stockpipeline.engine;

import io.stockpipeline.engine.alarm.AnomalyAlarm;
import io.stockpipeline.engine.alarm.DeviationAlarm;
import io.stockpipeline.engine.alarm.DeviationPlan;
import io.stockpipeline.engine.alarm.EpisodeAlarm;
import io.stockpipeline.engine.alarm.Moment;
import io.stockpipeline.engine.alarm.PriceMoveAlarm;
import io.stockpipeline.engine.alarm.SessionCalendar;
import io.stockpipeline.engine.alarm.StaleAlarm;
import io.stockpipeline.engine.alarm.VolumeSpikeAlarm;
import io.stockpipeline.engine.alarm.ZScoreAlarm;
import io.stockpipeline.engine.anomaly.BarWatch;
import io.stockpipeline.engine.bar.BarSeries;
import io.stockpipeline.engine.dedupe.Deduplicator;
import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.PaneHistory;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.history.TickHistory;
import io.stockpipeline.engine.window.CountWindow;
import io.stockpipeline.engine.window.PeriodicWindow;
import io.stockpipeline.engine.window.SlidingExtremes;
import io.stockpipeline.engine.window.SlidingWindow;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.engine.window.TrailingWindow;
import io.stockpipeline.engine.window.Window;
import io.stockpipeline.engine.window.WindowPlan;
import io.stockpipeline.model.spec.AlarmSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the parts of one symbol's engine from the plan. */
final class SymbolParts {
    final Scales scales;
    final History history;
    final SymbolTime time = new SymbolTime();
    final @Nullable SlidingExtremes extremes;
    final Deduplicator deduplicator;
    final List<Window> windows = new ArrayList<>();
    final List<@Nullable DeviationAlarm> deviations = new ArrayList<>();
    final List<BarSeries> bars;
    final List<EpisodeAlarm> alarms;
    final Moment moment;
    final @Nullable BarWatch watch;

    private final EnginePlan plan;

    SymbolParts(EnginePlan plan, String symbol) {
        this(plan, symbol, new Scales(0, 0));
    }

    SymbolParts(EnginePlan plan, String symbol, Scales scales) {
        this.plan = plan;
        this.scales = scales;
        this.moment = new Moment(plan.pipeline(), symbol);
        this.history = history(plan.resolution(), scales);
        this.deduplicator = Deduplicator.of(plan.deduplication(), plan.resolution() == 1);
        this.extremes = SlidingExtremes.of(plan.windows(), plan.resolution());
        for (WindowPlan window : plan.windows()) {
            windows.add(window(window));
        }
        for (Optional<DeviationPlan> deviation : plan.deviations()) {
            deviations.add(deviation.map(DeviationAlarm::new).orElse(null));
        }
        this.bars = plan.bars().stream()
                .map(interval -> new BarSeries(interval, scales))
                .toList();
        this.watch = plan.watchesBars()
                ? new BarWatch(
                        Objects.requireNonNull(plan.oddities()),
                        symbol,
                        plan.bars().get(plan.shortestBars()).millis())
                : null;
        SessionCalendar calendar = new SessionCalendar(plan.calendar());
        this.alarms = plan.alarms().stream().map(spec -> alarm(spec, calendar)).toList();
    }

    static History history(long resolution, Scales scales) {
        return resolution == 1 ? new TickHistory(scales) : new PaneHistory(scales, resolution);
    }

    private Window window(WindowPlan window) {
        Aggregate.Detail detail = plan.alarms().stream()
                .filter(alarm -> window.name().equals(alarm.window()))
                .map(alarm -> wanted(alarm.type()))
                .reduce(window.sums(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        return switch (window.type()) {
            case Sliding -> new SlidingWindow(window, scales, extremes, plan.resolution(), plan.grace(), detail);
            case Count -> new CountWindow(window, scales, plan.grace(), detail);
            case Hopping, Tumbling -> new PeriodicWindow(window, scales);
        };
    }

    /** The sums that an alarm needs of the window it watches. */
    private static Aggregate.Detail wanted(AlarmSpec.Type type) {
        return switch (type) {
            case ZScore -> Aggregate.Detail.SQUARES;
            case VolumeSpike -> Aggregate.Detail.TRADES;
            case PriceMove, Stale, Anomaly -> Aggregate.Detail.PRICES;
        };
    }

    private EpisodeAlarm alarm(AlarmSpec spec, SessionCalendar calendar) {
        return switch (spec.type()) {
            case PriceMove -> new PriceMoveAlarm(spec, calendar);
            case Stale -> new StaleAlarm(spec, calendar);
            case VolumeSpike -> new VolumeSpikeAlarm(spec, watched(spec), calendar, scales, plan.grace());
            case ZScore -> new ZScoreAlarm(spec, watched(spec));
            case Anomaly -> new AnomalyAlarm(spec);
        };
    }

    private TrailingWindow watched(AlarmSpec spec) {
        return windows.stream()
                .filter(window -> window.plan().name().equals(spec.window()))
                .filter(TrailingWindow.class::isInstance)
                .map(TrailingWindow.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("alarm " + spec.name() + " names no sliding window"));
    }
}
