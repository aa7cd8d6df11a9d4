package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one symbol. One thread writes, any number read; each call holds the symbol's lock for as long as it takes to
 * change or to copy.
 */
public final class SymbolView {
    private static final long SECOND = 1_000;
    /** More ticks than this within a second are not looked at again for its price. */
    private static final int MOST_TICKS = 10_000;

    private final String symbol;
    private final ViewPlan plan;
    private final @Nullable PointRing points;
    private final BarRing[] bars;
    private final BarRing hours = new BarRing();
    private final SideSums sides = new SideSums();
    private final DayReference day;
    private final @Nullable WindowAverage[] windows;
    private final Map<String, Alarm> firing = new LinkedHashMap<>();
    private final ArrayDeque<Tick> lastSecond = new ArrayDeque<>();
    /** A time at or before that of any late tick among them, which stands behind later ones. */
    private long lateFrom = Long.MAX_VALUE;

    private long time = Long.MIN_VALUE;
    private @Nullable Tick lastTick;
    private @Nullable Alarm lastAlarm;

    SymbolView(String symbol, ViewPlan plan, boolean keepsPoints) {
        this.symbol = symbol;
        this.plan = plan;
        this.points = keepsPoints
                ? new PointRing(plan.points(), plan.bucket(), plan.windows().size())
                : null;
        this.bars = new BarRing[plan.bars().size()];
        for (int i = 0; i < bars.length; i++) {
            bars[i] = new BarRing();
        }
        this.day = new DayReference(plan.day());
        this.windows = new WindowAverage[plan.windows().size()];
    }

    public String symbol() {
        return symbol;
    }

    synchronized void average(Averages record) {
        time = Math.max(time, record.time);
        for (int i = 0; i < record.size(); i++) {
            WindowAverage entry = record.get(i);
            int window = plan.windows().indexOf(entry.window);
            // Of a hopping window the first of its open instances is shown: the one that has seen most.
            boolean first = i == 0 || !record.get(i - 1).window.equals(entry.window);
            if (window >= 0 && first) {
                windows[window] = entry;
                if (points != null) {
                    points.put(record, window, entry);
                }
            }
        }
        Tick tick = record.tick;
        if (tick != null) {
            ticked(tick, record.late);
        }
    }

    private void ticked(Tick tick, boolean late) {
        sides.add(tick);
        day.traded(tick.time(), tick.price().toBigDecimal());
        if (!late) {
            lastTick = tick;
        }
        long begin = (lastTick == null ? tick : lastTick).time() - SECOND;
        if (tick.time() > begin) {
            lastSecond.add(tick);
            lateFrom = late ? Math.min(lateFrom, tick.time()) : lateFrom;
        }
        forgetThrough(begin);
    }

    /** Ticks stand in the order of their times, so that the old ones come first; only late ones have to be looked for. */
    private void forgetThrough(long begin) {
        if (lateFrom <= begin) {
            lastSecond.removeIf(old -> old.time() <= begin);
            lateFrom = firstLate();
        }
        while (!lastSecond.isEmpty() && (lastSecond.getFirst().time() <= begin || lastSecond.size() > MOST_TICKS)) {
            lastSecond.removeFirst();
        }
    }

    private long firstLate() {
        long latest = Long.MIN_VALUE;
        long first = Long.MAX_VALUE;
        for (Tick tick : lastSecond) {
            latest = Math.max(latest, tick.time());
            first = tick.time() < latest ? Math.min(first, tick.time()) : first;
        }
        return first;
    }

    synchronized void bar(HeldBar bar, int interval, int symbolsSeen) {
        BarRing ring = bars[interval];
        if (ring.hasForgotten(bar.start())) {
            return;
        }
        HeldBar before = ring.put(bar, plan.barsOf(symbolsSeen));
        day.traded(bar.openTime(), bar.open());
        day.traded(bar.closeTime(), bar.close());
        if (interval == plan.hourInterval()) {
            long start = Math.floorDiv(bar.start(), LiveView.HOUR) * LiveView.HOUR;
            HeldBar hour = hours.at(start);
            if (hour != null) {
                hours.put(hour.with(bar, before), plan.hoursOf(symbolsSeen));
            } else if (!hours.hasForgotten(start)) {
                hours.put(bar.within(start, start + LiveView.HOUR), plan.hoursOf(symbolsSeen));
            }
        }
    }

    /** An episode is firing until it resolves; a Deviation is over at once. */
    synchronized void alarm(Alarm alarm) {
        if (lastAlarm == null || alarm.time() >= lastAlarm.time()) {
            lastAlarm = alarm;
        }
        if (alarm.type() == Alarm.Type.Deviation) {
            return;
        }
        if (alarm.state() == Alarm.State.Firing) {
            firing.put(alarm.alarm(), alarm);
        } else {
            firing.computeIfPresent(
                    alarm.alarm(), (name, held) -> held.episode().equals(alarm.episode()) ? null : held);
        }
    }

    /** As it stands now. */
    public synchronized SymbolSnapshot snapshot() {
        List<WindowAverage> known = new ArrayList<>();
        for (WindowAverage window : windows) {
            if (window != null) {
                known.add(window);
            }
        }
        BigDecimal price = price();
        return new SymbolSnapshot(symbol, time(), price, known, day.changeTo(price));
    }

    private @Nullable BigDecimal price() {
        if (lastTick != null) {
            return lastTick.price().toBigDecimal();
        }
        HeldBar bar = lastBar();
        return bar == null ? null : bar.close();
    }

    private long time() {
        HeldBar bar = lastBar();
        return bar == null ? time : Math.max(time, bar.closeTime());
    }

    private @Nullable HeldBar lastBar() {
        HeldBar newest = null;
        for (BarRing ring : bars) {
            HeldBar last = ring.last();
            if (last != null && (newest == null || last.closeTime() > newest.closeTime())) {
                newest = last;
            }
        }
        return newest;
    }

    /**
     * What the symbol's price is made of, all of one moment.
     *
     * @param lastTick the latest tick; null when none has been seen, or only bars have
     * @param lastSecond the ticks of the second that ends with the latest one, in the order they came
     * @param firing episodes that have not resolved, oldest first
     */
    public record Now(SymbolSnapshot snapshot, @Nullable Tick lastTick, List<Tick> lastSecond, List<Alarm> firing) {}

    /** As it stands now, with what its price is made of. */
    public synchronized Now now() {
        return new Now(snapshot(), lastTick, List.copyOf(lastSecond), firing());
    }

    /** Episodes that have not resolved, oldest first. */
    public synchronized List<Alarm> firing() {
        return List.copyOf(firing.values());
    }

    /** The alarm with the latest time. */
    public synchronized @Nullable Alarm lastAlarm() {
        return lastAlarm;
    }

    /** The newest bars of an interval, oldest of them first. */
    public synchronized List<HeldBar> newestBars(int interval, int most) {
        return bars[interval].newest(most);
    }

    /** The bars of an interval that start within [from, to). */
    public synchronized List<HeldBar> bars(int interval, long from, long to) {
        return bars[interval].within(from, to);
    }

    /** The hours that start within [from, to). */
    public synchronized List<HeldBar> hours(long from, long to) {
        return hours.within(from, to);
    }

    /** Start of the first bar that is still open; {@link Long#MAX_VALUE} when none is. */
    public synchronized long openFrom(int interval) {
        List<HeldBar> open = bars[interval].open(Long.MIN_VALUE, Long.MAX_VALUE);
        return open.isEmpty() ? Long.MAX_VALUE : open.get(open.size() - 1).start();
    }

    /** Bars of the interval that start from here on have not had to go; {@link Long#MIN_VALUE}: none had to. */
    public synchronized long barsFrom(int interval) {
        return bars[interval].completeFrom();
    }

    /** The same for hours. */
    public synchronized long hoursFrom() {
        return hours.completeFrom();
    }

    /**
     * Start of the first bar of the interval that is held, or will be once it is published; after all times when there is none.
     */
    synchronized long firstBar(int interval) {
        HeldBar first = bars[interval].first();
        if (first != null) {
            return first.start();
        }
        long length = plan.bars().get(interval).millis();
        return sides.minutes(0, Tick.MAX_TIME).stream()
                .mapToLong(minute -> minute / length * length)
                .min()
                .orElse(Tick.MAX_TIME + 1);
    }

    /** Start of the first bar that an hour was made of. */
    synchronized long firstOfHours() {
        HeldBar first = hours.first();
        if (first == null) {
            return firstBar(plan.hourInterval());
        }
        long length = plan.bars().get(plan.hourInterval()).millis();
        return first.openTime() / length * length;
    }

    /** A window's averages within [from, to), one for each bucket, oldest first. */
    public synchronized List<ChartPoint> points(int window, long from, long to) {
        return points == null ? List.of() : points.points(window, from, to, time);
    }

    /** From when on averages are kept; {@link Long#MAX_VALUE} where none are. */
    public synchronized long pointsFrom() {
        return points == null || time == Long.MIN_VALUE ? Long.MAX_VALUE : points.heldFrom(time);
    }

    /** Trades by side within [from, to), whole minutes of the last hour; the unknown side last. */
    public synchronized List<SideTotal> sides(long from, long to) {
        List<SideTotal> totals = new ArrayList<>();
        for (int side = 0; side < SideSums.sides(); side++) {
            totals.add(sides.total(side, from, to));
        }
        return totals;
    }

    /** One stretch of time, added up. */
    public record Sum(long start, long trades, BigDecimal volume) {}

    /** Bars added up, with the first and the last that has been published. */
    public record Total(
            long trades,
            BigDecimal volume,
            @Nullable HeldBar first,
            @Nullable HeldBar last) {}

    /** Trades and volume of each bar of an interval that starts within [from, to); bars that have no trade are not there. */
    public synchronized List<Sum> sums(int interval, long from, long to) {
        return sumsOf(interval).sums(from, to);
    }

    /** The same for hours. */
    public synchronized List<Sum> hourSums(long from, long to) {
        return sumsOf(plan.hourInterval()).rolledUp(hours, LiveView.HOUR, from, to);
    }

    /** All bars of an interval that start within [from, to) together; null when there is no trade. */
    public synchronized @Nullable Total total(int interval, long from, long to) {
        return sumsOf(interval).total(from, to);
    }

    private BarSums sumsOf(int interval) {
        return new BarSums(bars[interval], sides, plan.bars().get(interval).millis());
    }
}
