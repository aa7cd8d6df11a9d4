package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Tick;
import java.util.Objects;

/**
 * No tick for so much session time. Of a live source the wall clock tells; of a file it is found out at the next tick,
 * with the same record for the same silence.
 */
public final class StaleAlarm extends EpisodeAlarm {
    private final SessionCalendar calendar;
    private final long after;

    public StaleAlarm(AlarmSpec spec, SessionCalendar calendar) {
        super(spec, Alarm.Type.Stale);
        this.calendar = calendar;
        this.after = Objects.requireNonNull(spec.after()).millis();
    }

    @Override
    public void beforeTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {
        clock(tick.time(), time, moment, out);
    }

    @Override
    public void afterTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {
        if (isActive()) {
            resolve(Finding.NONE, tick.time(), moment, out);
        }
    }

    @Override
    public boolean clock(long now, SymbolTime time, Moment moment, AlarmSink out) {
        if (isActive() || !time.hasTicked() || now - time.latest() < after) {
            return false;
        }
        long due = calendar.plus(time.latest(), after);
        if (due > now || !hasCooledDown(due)) {
            return false;
        }
        fire(Finding.NONE, due, moment, out);
        return true;
    }
}
