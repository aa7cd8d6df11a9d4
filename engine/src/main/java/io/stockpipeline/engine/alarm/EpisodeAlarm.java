package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.anomaly.BarWatch;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that fires once an episode and resolves: what it watches reaches a threshold, and later falls back below the
 * level at which it clears. Late ticks are not looked at: they say nothing of the present.
 */
public abstract sealed class EpisodeAlarm
        permits PriceMoveAlarm, StaleAlarm, VolumeSpikeAlarm, ZScoreAlarm, AnomalyAlarm {
    private static final long NEVER = Long.MIN_VALUE / 2;

    final AlarmSpec spec;
    private final Alarm.Type type;
    private boolean active;
    private long firingSequence;
    private long firingStart;
    private long firingTime = NEVER;

    EpisodeAlarm(AlarmSpec spec, Alarm.Type type) {
        this.spec = spec;
        this.type = type;
    }

    /** What an alarm tells besides its name. */
    record Finding(
            @Nullable BigDecimal reference,
            @Nullable BigDecimal value,
            @Nullable BigDecimal deviation,
            @Nullable String threshold,
            Alarm.@Nullable Direction direction) {
        static final Finding NONE = new Finding(null, null, null, null, null);
    }

    /** Type and name: the state of another kind of alarm is of no use to this one. */
    public final String kind() {
        return type + "/" + spec.name();
    }

    /** Before an in-order tick is taken in. */
    public void beforeTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {}

    /** After an in-order tick was taken in. */
    public void afterTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {}

    /** A late tick was taken in; only sums may heed it. */
    public void lateTick(Tick tick) {}

    /** A bar of the watched length has become final; {@code bar} is valid only during the call. */
    public void afterBar(Bar bar, BarWatch watch, Moment moment, AlarmSink out) {}

    /** The wall clock of a live source has reached an instant; answers whether the alarm fired. */
    public boolean clock(long now, SymbolTime time, Moment moment, AlarmSink out) {
        return false;
    }

    /** The scale of sizes is about to grow by so many decimals. */
    public void rescale(int sizeShift) {}

    /** Start of what is judged, where the tick's number alone would not tell two alarms apart. */
    long start() {
        return 0;
    }

    /** {@link #start} as it was when the alarm fired. */
    final long firingStart() {
        return firingStart;
    }

    final void firingStart(long start) {
        firingStart = start;
    }

    BigDecimal price(Moment moment) {
        return moment.price().toBigDecimal();
    }

    final boolean isActive() {
        return active;
    }

    final boolean hasCooledDown(long time) {
        return time - firingTime >= spec.cooldown().millis();
    }

    /** Fires or resolves as the two levels demand. */
    final void weigh(boolean reached, boolean cleared, Finding finding, long time, Moment moment, AlarmSink out) {
        if (!active && reached && hasCooledDown(time)) {
            fire(finding, time, moment, out);
        } else if (active && cleared) {
            resolve(finding, time, moment, out);
        }
    }

    final void fire(Finding finding, long time, Moment moment, AlarmSink out) {
        active = true;
        firingSequence = moment.sequence();
        firingStart = start();
        firingTime = time;
        out.alarm(alarm(Alarm.State.Firing, finding, time, moment));
    }

    final void resolve(Finding finding, long time, Moment moment, AlarmSink out) {
        active = false;
        out.alarm(alarm(Alarm.State.Resolved, finding, time, moment));
    }

    private Alarm alarm(Alarm.State state, Finding finding, long time, Moment moment) {
        return new Alarm(
                moment.id(spec.name(), start(), moment.sequence(), state),
                moment.episode(spec.name(), firingStart, firingSequence),
                spec.name(),
                type,
                spec.severity(),
                state,
                moment.symbol(),
                time,
                price(moment),
                spec.window(),
                null,
                null,
                finding.reference(),
                finding.value(),
                finding.deviation(),
                finding.threshold(),
                finding.direction());
    }

    public void store(StateWriter out) {
        out.flag(active).number(firingSequence).number(firingTime);
    }

    public void restore(StateReader in) {
        active = in.flag();
        firingSequence = in.number();
        firingTime = in.number();
    }
}
