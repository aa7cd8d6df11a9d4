package io.stockpipeline.engine;

import io.stockpipeline.engine.alarm.EpisodeAlarm;
import io.stockpipeline.engine.alarm.Moment;
import io.stockpipeline.engine.anomaly.BarWatch;
import io.stockpipeline.engine.bar.BarSeries;
import io.stockpipeline.model.wire.Bar;
import org.jspecify.annotations.Nullable;

/** Emits a symbol's bars, and has those that are final judged where an alarm wants it. */
final class BarOutput {
    private final BarSeries[] bars;
    private final EpisodeAlarm[] alarms;
    private final Moment moment;
    private final @Nullable BarWatch watch;
    private final int watched;
    private final Bar bar;
    private final ClosingOrder order;

    /**
     * @param bar is filled in for each record
     * @param watched place of the bars that {@code parts.watch} judges
     */
    BarOutput(SymbolParts parts, BarSeries[] bars, EpisodeAlarm[] alarms, int watched, Bar bar) {
        this.bars = bars;
        this.alarms = alarms;
        this.moment = parts.moment;
        this.watch = parts.watch;
        this.watched = watched;
        this.bar = bar;
        this.order = new ClosingOrder(bars.length);
    }

    /** The bars that the time lies in, as they are now. */
    void growing(long time, EngineOutput out) {
        for (BarSeries series : bars) {
            emit(series, series.placeOf(time), false, false, out);
        }
    }

    /** The bars that end at or before the time, for good or, where the symbol has fallen silent, ahead of their time. */
    void closing(long through, boolean early, EngineOutput out) {
        order.forEach(
                through,
                (series, place) ->
                        place < bars[series].openCount() ? bars[series].openEnd(place) : ClosingOrder.NO_MORE,
                (series, place) -> {
                    emit(bars[series], place, true, early, out);
                    if (series == watched && !early) {
                        judge(out);
                    }
                });
    }

    private void emit(BarSeries series, int place, boolean closed, boolean early, EngineOutput out) {
        series.show(place, bar);
        bar.symbol = moment.symbol();
        bar.isFinal = closed && !early;
        bar.early = early;
        out.bar(bar);
    }

    private void judge(EngineOutput out) {
        if (watch != null && watch.take(bar)) {
            for (EpisodeAlarm alarm : alarms) {
                alarm.afterBar(bar, watch, moment, out);
            }
        }
    }
}
