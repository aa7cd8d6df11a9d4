package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.Tolerance;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * The price has moved from the previous close by a threshold or more. The previous close is the last price of the latest
 * session that has ended; in the first session there is none, and no alarm.
 */
public final class PriceMoveAlarm extends EpisodeAlarm {
    private static final long NO_SESSION = Long.MIN_VALUE;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SessionCalendar calendar;
    private final BigDecimal threshold;
    private final BigDecimal clear;
    /** When the running session ends. */
    private long close = NO_SESSION;

    private final Figure lastPrice = new Figure();
    private final Figure reference = new Figure();

    public PriceMoveAlarm(AlarmSpec spec, SessionCalendar calendar) {
        super(spec, Alarm.Type.PriceMove);
        this.calendar = calendar;
        this.threshold = percent(Objects.requireNonNull(spec.threshold()));
        this.clear = spec.clear() == null ? threshold : percent(spec.clear());
    }

    private static BigDecimal percent(String text) {
        return Tolerance.of(text).amount().toBigDecimal();
    }

    @Override
    public void afterTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {
        if (close != NO_SESSION && tick.time() >= close) {
            reference.set(lastPrice);
            close = NO_SESSION;
        }
        SessionCalendar.Session session = calendar.sessionAtOrAfter(tick.time());
        if (session.contains(tick.time())) {
            close = session.close();
            lastPrice.set(tick.price().unscaled(), tick.price().scale());
        }
        BigDecimal from = reference.toBigDecimal();
        if (from != null) {
            compare(tick, from, moment, out);
        }
    }

    private void compare(Tick tick, BigDecimal from, Moment moment, AlarmSink out) {
        BigDecimal move = tick.price().toBigDecimal().subtract(from);
        BigDecimal hundredfold = move.abs().multiply(HUNDRED);
        boolean reached = hundredfold.compareTo(threshold.multiply(from)) >= 0;
        boolean cleared = hundredfold.compareTo(clear.multiply(from)) < 0;
        if (isActive() ? cleared : reached) {
            Finding finding = new Finding(
                    from,
                    null,
                    move.abs().divide(from, Quotients.DEVIATION_DECIMALS, RoundingMode.HALF_EVEN),
                    spec.threshold(),
                    move.signum() < 0 ? Alarm.Direction.Down : Alarm.Direction.Up);
            weigh(reached, cleared, finding, tick.time(), moment, out);
        }
    }

    @Override
    public void store(StateWriter out) {
        super.store(out);
        out.number(close).figure(lastPrice).figure(reference);
    }

    @Override
    public void restore(StateReader in) {
        super.restore(in);
        close = in.number();
        in.figure(lastPrice);
        in.figure(reference);
    }
}
