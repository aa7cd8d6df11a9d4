package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.WindowAverage;

/** Raises an alarm when a window's average moves by its tolerance or more. An event: it never resolves. */
public final class DeviationAlarm {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final DeviationPlan plan;
    private long lastTime = NEVER;

    public DeviationAlarm(DeviationPlan plan) {
        this.plan = plan;
    }

    /** Looks at one emitted average; {@code time} is its record's. */
    public void check(WindowAverage shown, long time, Moment moment, AlarmSink out) {
        if (plan.isReached(shown)) {
            reached(shown, time, moment, out);
        }
    }

    /** One emitted average has moved as far as the plan says. */
    public void reached(WindowAverage shown, long time, Moment moment, AlarmSink out) {
        if (time - lastTime < plan.cooldown()) {
            return;
        }
        lastTime = time;
        Quotients.deviation(shown.average, shown.previous, shown.deviation);
        String name = plan.window();
        boolean up = compare(shown.average, shown.previous) > 0;
        out.alarm(new Alarm(
                moment.id(name, shown.start, moment.sequence(), Alarm.State.Firing),
                moment.episode(name, shown.start, moment.sequence()),
                name,
                Alarm.Type.Deviation,
                plan.severity(),
                Alarm.State.Firing,
                moment.symbol(),
                time,
                moment.price().toBigDecimal(),
                name,
                shown.average.toBigDecimal(),
                shown.previous.toBigDecimal(),
                null,
                null,
                shown.deviation.toBigDecimal(),
                plan.tolerance().toString(),
                up ? Alarm.Direction.Up : Alarm.Direction.Down));
    }

    private static int compare(Figure a, Figure b) {
        return a.unscaledBig().compareTo(b.unscaledBig());
    }

    /** Without a cooldown there is nothing to remember. */
    public void store(StateWriter out) {
        if (plan.cooldown() > 0 && lastTime != NEVER) {
            out.number(lastTime);
        }
    }

    public void restore(StateReader in) {
        lastTime = in.number();
    }
}
