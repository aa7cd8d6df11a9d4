package io.stockpipeline.console.view;

import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the topics say now, symbol by symbol. One thread writes ({@link #average}, {@link #alarm}, {@link #bar}, {@link #clear}), any
 * number read. What is written again changes nothing: bars by key, alarms by id. Averages are to be handed over once each; their
 * reader keeps count of its place.
 */
public final class LiveView {
    static final long HOUR = 3_600_000;
    private static final int ALARMS = 10_000;

    private final ViewPlan plan;
    private final ConcurrentSkipListMap<String, SymbolView> symbols = new ConcurrentSkipListMap<>();
    private final AtomicInteger seen = new AtomicInteger();
    private final RecentAlarms alarms = new RecentAlarms(ALARMS);
    private final List<ViewListener> listeners = new CopyOnWriteArrayList<>();
    private volatile long latestTime = Long.MIN_VALUE;
    private volatile Progress progress = new Progress(false, null, 0);
    private volatile Reach reach = Reach.ALL;

    /**
     * How far the view has got.
     *
     * @param ready it has once taken in all that was there when it began
     * @param lag records that it has not taken in yet; null while Kafka does not answer, for then nobody knows
     * @param records how many it has taken in
     */
    public record Progress(boolean ready, @Nullable Long lag, long records) {
        /** Whether Kafka answers. */
        public boolean connected() {
            return lag != null;
        }

        /** The same, of a Kafka that does not answer. */
        Progress cutOff() {
            return new Progress(ready, null, records);
        }
    }

    /**
     * Event times from which on everything that the topics hold has been read, epoch milliseconds; {@link Long#MIN_VALUE}: all of it.
     *
     * @param averagesFromFirst whether reading began where the topic begins: there may have been others before, which retention took
     *     or which went with topics that were made anew
     * @param alarmsFromFirst the same for alarms
     * @param barsFromFirst the same for bars
     */
    record Reach(
            long averages,
            long alarms,
            long bars,
            boolean averagesFromFirst,
            boolean alarmsFromFirst,
            boolean barsFromFirst) {
        static final Reach ALL = new Reach(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, true, true, true);
    }

    private LiveView(ViewPlan plan) {
        this.plan = plan;
        clear();
    }

    /** An empty view of a pipeline. */
    public static LiveView of(StockPipeline pipeline) {
        return new LiveView(ViewPlan.of(pipeline));
    }

    ViewPlan plan() {
        return plan;
    }

    /** Whoever is added is told from then on. */
    public void addListener(ViewListener listener) {
        listeners.add(listener);
    }

    /** Takes a record of averages in; it is kept, and must not be changed any more. */
    public void average(Averages record) {
        SymbolView view = view(record.symbol);
        view.average(record);
        passed(record.tick == null ? record.time : record.tick.time());
        if (progress.ready && !listeners.isEmpty()) {
            SymbolSnapshot now = view.snapshot();
            listeners.forEach(listener -> listener.averages(now));
        }
    }

    /** Takes an alarm in. */
    public void alarm(Alarm alarm, int partition, long offset) {
        AlarmRecord record = new AlarmRecord(alarm, partition, offset);
        if (alarms.add(record)) {
            view(alarm.symbol()).alarm(alarm);
            listeners.forEach(listener -> listener.alarm(record));
        }
    }

    /** Takes a bar in; copies it. One of an interval that the pipeline no longer has is passed over. */
    public void bar(Bar bar) {
        int interval = interval(bar.interval);
        if (interval >= 0) {
            view(bar.symbol).bar(HeldBar.of(bar), interval, seen.get());
            passed(bar.closeTime);
        }
    }

    private void passed(long time) {
        if (time > latestTime) {
            latestTime = time;
        }
    }

    private SymbolView view(String symbol) {
        SymbolView known = symbols.get(symbol);
        return known == null ? add(symbol) : known;
    }

    private SymbolView add(String symbol) {
        SymbolView view = new SymbolView(symbol, plan, plan.keepsPoints(seen.get()));
        symbols.put(symbol, view);
        seen.incrementAndGet();
        return view;
    }

    /** Forgets all, because the topics have begun anew. */
    public void clear() {
        symbols.clear();
        seen.set(0);
        alarms.clear();
        latestTime = Long.MIN_VALUE;
        plan.symbols().forEach(this::add);
    }

    void progress(Progress now) {
        progress = now;
    }

    void reach(Reach begun) {
        reach = begun;
    }

    /** The topic of alarms is read from these offsets on, by partition. */
    void alarmsFrom(Map<Integer, Long> firstOffsets) {
        listeners.forEach(listener -> listener.alarmsFrom(firstOffsets));
    }

    /** How far it has got. */
    public Progress progress() {
        return progress;
    }

    /** The latest event time of any symbol, epoch milliseconds; {@link Long#MIN_VALUE} while nothing has been seen. */
    public long latestTime() {
        return latestTime;
    }

    /** A symbol that is declared or has been seen; else null. */
    public @Nullable SymbolView symbol(String name) {
        return symbols.get(name);
    }

    /** All symbols, by name. */
    public Collection<SymbolView> symbols() {
        return Collections.unmodifiableCollection(symbols.values());
    }

    /** The symbols after a name, by name. */
    public NavigableMap<String, SymbolView> symbolsAfter(String name) {
        return Collections.unmodifiableNavigableMap(symbols.tailMap(name, false));
    }

    /** The recent alarms that fit, newest first: by time, of one time by their places in the topic, last first. */
    public List<AlarmRecord> alarms(Predicate<AlarmRecord> wanted, int most) {
        return alarms.find(wanted, most);
    }

    /**
     * Alarms of times from here on are all held.
     *
     * @param keptElsewhere whether it matters that the topic may have held others before its first one; then at least the first one's
     *     time
     */
    public long alarmsFrom(boolean keptElsewhere) {
        long from = Math.max(reach.alarms, alarms.completeFrom());
        return keptElsewhere && reach.alarmsFromFirst ? Math.max(from, alarms.firstTime()) : from;
    }

    /**
     * A symbol's averages of times from here on are all held, one for each stretch.
     *
     * @param window place of the window in {@link #windows()}
     * @param keptElsewhere whether it matters that the topic may have held others before the symbol's first one; then at least the first
     *     one's time
     */
    public long averagesFrom(SymbolView symbol, int window, boolean keptElsewhere) {
        long from = Math.max(reach.averages, symbol.pointsFrom());
        if (!keptElsewhere || !reach.averagesFromFirst) {
            return from;
        }
        List<ChartPoint> points = symbol.points(window, from, Long.MAX_VALUE);
        return points.isEmpty() ? Long.MAX_VALUE : Math.max(from, points.get(0).time());
    }

    /**
     * Bars of a symbol and interval that start from here on are all held.
     *
     * @param keptElsewhere whether it matters that the topic may have held others before the symbol's first one; then at least the
     *     first one's start
     */
    public long barsFrom(SymbolView symbol, int interval, boolean keptElsewhere) {
        long from = Math.max(reach.bars, symbol.barsFrom(interval));
        return keptElsewhere && reach.barsFromFirst ? Math.max(from, symbol.firstBar(interval)) : from;
    }

    /** The same for full hours. */
    public long hoursFrom(SymbolView symbol, boolean keptElsewhere) {
        long from = Math.max(reach.bars, symbol.hoursFrom());
        return keptElsewhere && reach.barsFromFirst ? Math.max(from, symbol.firstOfHours()) : from;
    }

    /** Length of the stretches of which one average is kept, milliseconds. */
    public long pointMillis() {
        return plan.bucket();
    }

    /** Names of the windows, in the order of the file. */
    public List<String> windows() {
        return plan.windows();
    }

    /** The intervals of bars, in the order of the file. */
    public List<Span> intervals() {
        return plan.bars();
    }

    /** Place of the interval that hours are made of; -1: there are no hours. */
    public int hourInterval() {
        return plan.hourInterval();
    }

    private int interval(String name) {
        for (int i = 0; i < plan.bars().size(); i++) {
            if (plan.bars().get(i).text().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
