package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.anomaly.BarWatch;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A final bar is clearly odder than a share of the bars before it. It resolves with the first later bar that is not, or that cannot be
 * judged because the bars were edited.
 */
public final class AnomalyAlarm extends EpisodeAlarm {
    private static final int DECIMALS = 6;

    private final BigDecimal threshold;
    private long barStart;
    private BigDecimal close = BigDecimal.ZERO;

    public AnomalyAlarm(AlarmSpec spec) {
        super(spec, Alarm.Type.Anomaly);
        this.threshold = new BigDecimal(Objects.requireNonNull(spec.threshold()));
    }

    @Override
    public void afterBar(Bar bar, BarWatch watch, Moment moment, AlarmSink out) {
        BarWatch.Score score = watch.score();
        barStart = bar.start;
        close = Objects.requireNonNull(bar.close.toBigDecimal());
        if (score == null) {
            weigh(false, true, Finding.NONE, bar.end, moment, out);
            return;
        }
        BigDecimal below = BigDecimal.valueOf(score.below());
        BigDecimal compared = BigDecimal.valueOf(score.compared());
        boolean reached = below.compareTo(threshold.multiply(compared)) >= 0;
        if (isActive() != reached) {
            Finding finding = new Finding(
                    null,
                    below.divide(compared, DECIMALS, RoundingMode.HALF_EVEN),
                    null,
                    spec.threshold(),
                    direction(score.rise()));
            weigh(reached, !reached, finding, bar.end, moment, out);
        }
    }

    private static Alarm.@Nullable Direction direction(int rise) {
        return rise == 0 ? null : rise < 0 ? Alarm.Direction.Down : Alarm.Direction.Up;
    }

    /** Several bars can close at one tick: the tick's number alone would not tell their alarms apart. */
    @Override
    long start() {
        return barStart;
    }

    /** At the end of the bar; the symbol has gone on since, by grace or more. */
    @Override
    BigDecimal price(Moment moment) {
        return close;
    }

    @Override
    public void store(StateWriter out) {
        super.store(out);
        out.number(firingStart());
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        firingStart(in.number());
    }
}
