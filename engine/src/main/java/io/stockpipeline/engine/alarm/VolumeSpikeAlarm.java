package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.engine.window.TrailingWindow;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The window's volume is many times its usual one. Usual is the mean volume of the last {@value #USUAL_PANES} whole panes
 * of the window's length (aligned to the epoch, with session time in them), each counted once no late tick can change it.
 * Silent until there is one such pane and the window is complete.
 */
public final class VolumeSpikeAlarm extends EpisodeAlarm {
    static final int USUAL_PANES = 20;

    private static final int DECIMALS = 6;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final TrailingWindow window;
    private final SessionCalendar calendar;
    private final Scales scales;
    private final long length;
    private final long grace;
    private final BigDecimal factor;
    private final BigDecimal clear;

    /** Volumes of panes that late ticks can still change, by start. */
    private final TreeMap<Long, ExactSum> open = new TreeMap<>();

    private final Deque<ExactSum> usual = new ArrayDeque<>();
    private final ExactSum usualSum = new ExactSum();
    /** Start of the next pane to become usual. */
    private long next = NEVER;

    public VolumeSpikeAlarm(
            AlarmSpec spec, TrailingWindow window, SessionCalendar calendar, Scales scales, long grace) {
        super(spec, Alarm.Type.VolumeSpike);
        this.window = window;
        this.calendar = calendar;
        this.scales = scales;
        this.length = window.plan().size();
        this.grace = grace;
        this.factor = new BigDecimal(Objects.requireNonNull(spec.factor()));
        this.clear = spec.clear() == null ? factor : new BigDecimal(spec.clear());
    }

    @Override
    public void afterTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {
        add(tick);
        if (next == NEVER) {
            // The pane in which the first tick falls is not whole.
            next = paneOf(tick.time()) + length;
        }
        becomeUsual(time.latest() - grace);
        if (usual.isEmpty() || usualSum.isZero() || !window.complete(time)) {
            return;
        }
        // volume >= factor * sum / panes
        BigDecimal volume = new BigDecimal(window.aggregate().volume().toBigInteger(), scales.size());
        BigDecimal sum = new BigDecimal(usualSum.toBigInteger(), scales.size());
        BigDecimal scaled = volume.multiply(BigDecimal.valueOf(usual.size()));
        boolean reached = scaled.compareTo(factor.multiply(sum)) >= 0;
        boolean cleared = scaled.compareTo(clear.multiply(sum)) < 0;
        if (isActive() ? cleared : reached) {
            BigDecimal mean =
                    sum.divide(BigDecimal.valueOf(usual.size()), scales.size() + DECIMALS, RoundingMode.HALF_EVEN);
            Finding finding = new Finding(mean, volume, null, spec.factor(), null);
            weigh(reached, cleared, finding, tick.time(), moment, out);
        }
    }

    @Override
    public void lateTick(Tick tick) {
        add(tick);
    }

    private void add(Tick tick) {
        Decimal size = tick.size();
        if (size != null) {
            open.computeIfAbsent(paneOf(tick.time()), start -> new ExactSum())
                    .addScaled(size.unscaled(), scales.size() - size.scale());
        }
    }

    private void becomeUsual(long settled) {
        // After a long silence only the last panes matter.
        next = Math.max(next, paneOf(settled) - (USUAL_PANES + 1) * length);
        for (; next + length <= settled; next += length) {
            ExactSum volume = open.getOrDefault(next, new ExactSum());
            if (!volume.isZero() || calendar.isOpenWithin(next, next + length)) {
                usual.addLast(volume);
                usualSum.add(volume);
                if (usual.size() > USUAL_PANES) {
                    usualSum.subtract(usual.removeFirst());
                }
            }
        }
        open.headMap(next).clear();
    }

    private long paneOf(long time) {
        return Math.floorDiv(time, length) * length;
    }

    @Override
    public void rescale(int sizeShift) {
        open.values().forEach(volume -> volume.rescale(sizeShift));
        usual.forEach(volume -> volume.rescale(sizeShift));
        usualSum.rescale(sizeShift);
    }

    @Override
    public void store(StateWriter out) {
        super.store(out);
        out.natural(length).number(next).natural(open.size());
        for (Map.Entry<Long, ExactSum> pane : open.entrySet()) {
            out.number(pane.getKey()).sum(pane.getValue());
        }
        out.natural(usual.size());
        usual.forEach(out::sum);
    }

    /** Volumes of panes of another length, from before the window was edited, are forgotten. */
    @Override
    public void restore(StateReader in) {
        super.restore(in);
        boolean same = in.natural() == length;
        long storedNext = in.number();
        next = same ? storedNext : NEVER;
        for (int i = in.count(); i > 0; i--) {
            long start = in.number();
            ExactSum volume = new ExactSum();
            in.sum(volume);
            if (same) {
                open.put(start, volume);
            }
        }
        for (int i = in.count(); i > 0; i--) {
            ExactSum volume = new ExactSum();
            in.sum(volume);
            if (same) {
                usual.addLast(volume);
                usualSum.add(volume);
            }
        }
    }
}
