package io.stockpipeline.engine.reference;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One window of one symbol. All that it remembers is what it published. */
final class ReferenceWindow {
    private static final int MORE_DECIMALS = 6;

    private final WindowSpec spec;
    private final List<ReferenceAlarm> alarms;
    private final ReferenceDeviations deviations;
    private final Set<Long> closedStarts = new HashSet<>();
    private Optional<BigDecimal> lastPublished = Optional.empty();

    /** @param alarms takes the alarms that are raised */
    ReferenceWindow(WindowSpec spec, List<ReferenceAlarm> alarms) {
        this.spec = spec;
        this.alarms = alarms;
        this.deviations = new ReferenceDeviations(spec);
    }

    boolean isFinal() {
        return spec.emit() == WindowSpec.Emit.Final;
    }

    /** Adds the entries for the tick that arrived last. */
    void addEntries(AcceptedTicks ticks, Tick tick, Averages record) {
        switch (spec.type()) {
            case Sliding -> addSliding(ticks, record);
            case Count -> addCount(ticks, record);
            case Hopping, Tumbling -> addInstances(ticks, tick, record);
        }
    }

    private void addSliding(AcceptedTicks ticks, Averages record) {
        long size = spec.size().millis();
        long end = ticks.latestTime();
        long start = end - size;
        List<Tick> held = ticks.between(start + 1, end + 1);
        int decimals = ticks.scale() + MORE_DECIMALS;
        Optional<BigDecimal> average = spec.average() == WindowSpec.Average.Exponential
                ? Optional.of(Means.exponentialOverTime(ticks.inOrder(), size, decimals))
                : Means.of(spec, held, decimals);
        boolean complete = start >= ticks.earliestTime();
        addTrailing(record, start, end, held, average, decimals, complete);
    }

    private void addCount(AcceptedTicks ticks, Averages record) {
        List<Tick> held = ticks.last(spec.count());
        int decimals = ticks.scale() + MORE_DECIMALS;
        Optional<BigDecimal> average = spec.average() == WindowSpec.Average.Exponential
                ? Optional.of(Means.exponentialOverCount(ticks.inOrder(), spec.count(), decimals))
                : Means.of(spec, held, decimals);
        boolean complete = held.size() == spec.count();
        addTrailing(record, held.get(0).time(), ticks.latestTime(), held, average, decimals, complete);
    }

    /** Like is compared with like: the instance with the tick, and the same instance without it. */
    private void addInstances(AcceptedTicks ticks, Tick tick, Averages record) {
        AcceptedTicks before = ticks.withoutTheLastToArrive();
        for (long start : starts(tick.time())) {
            long end = start + spec.size().millis();
            Optional<BigDecimal> previous = Optional.empty();
            if (!before.isEmpty() && !before.between(start, end).isEmpty()) {
                previous = Means.of(spec, before.between(start, end), before.scale() + MORE_DECIMALS);
            }
            int decimals = ticks.scale() + MORE_DECIMALS;
            List<Tick> held = ticks.between(start, end);
            boolean complete = start >= ticks.earliestTime();
            add(record, start, end, held, Means.of(spec, held, decimals), previous, decimals, complete);
        }
    }

    /** Ends of the instances that hold ticks, are not closed yet, and end at or before the given instant. */
    Set<Long> openEnds(AcceptedTicks ticks, long latestEnd) {
        Set<Long> ends = new TreeSet<>();
        for (Tick tick : ticks.all()) {
            for (long start : starts(tick.time())) {
                long end = start + spec.size().millis();
                if (end <= latestEnd && !closedStarts.contains(start)) {
                    ends.add(end);
                }
            }
        }
        return ends;
    }

    /** Closes the instance with this end. */
    void close(AcceptedTicks ticks, long end, Averages record) {
        long start = end - spec.size().millis();
        closedStarts.add(start);
        List<Tick> held = ticks.between(start, end);
        int decimals = ticks.scale() + MORE_DECIMALS;
        boolean complete = start >= ticks.earliestTime();
        Optional<BigDecimal> average = Means.of(spec, held, decimals);
        add(record, start, end, held, average, lastPublished, decimals, complete);
        if (average.isPresent()) {
            lastPublished = average;
        }
    }

    /** Starts of the instances that contain a time, ascending. */
    private List<Long> starts(long time) {
        long advance = (spec.type() == WindowSpec.Type.Hopping ? spec.advance() : spec.size()).millis();
        List<Long> starts = new ArrayList<>();
        long newest = Math.floorDiv(time, advance) * advance;
        for (long start = newest; start > time - spec.size().millis(); start -= advance) {
            starts.add(0, start);
        }
        return starts;
    }

    /** Compared with what it was before this tick, which is nothing where there was no volume to weigh by. */
    private void addTrailing(
            Averages record,
            long start,
            long end,
            List<Tick> held,
            Optional<BigDecimal> average,
            int decimals,
            boolean complete) {
        add(record, start, end, held, average, lastPublished, decimals, complete);
        lastPublished = average;
    }

    private void add(
            Averages record,
            long start,
            long end,
            List<Tick> held,
            Optional<BigDecimal> average,
            Optional<BigDecimal> previous,
            int decimals,
            boolean complete) {
        WindowAverage entry = record.add();
        entry.window = spec.resolvedName();
        entry.start = start;
        entry.end = end;
        entry.count = held.size();
        entry.complete = complete;
        set(entry.min, held.stream().map(Means::price).min(BigDecimal::compareTo));
        set(entry.max, held.stream().map(Means::price).max(BigDecimal::compareTo));
        set(entry.volume, Optional.of(Means.volume(held)));
        set(entry.vwap, Means.volumeWeighted(held, decimals));
        set(entry.average, average);
        entry.previous.clear();
        entry.deviation.clear();
        if (average.isPresent() && previous.isPresent()) {
            BigDecimal shown = previous.get().setScale(decimals, RoundingMode.UNNECESSARY);
            set(entry.previous, Optional.of(shown));
            set(entry.deviation, Optional.of(ReferenceDeviations.deviation(average.get(), shown)));
            deviations.compare(record.time, average.get(), shown).ifPresent(alarms::add);
        }
    }

    private static void set(Figure figure, Optional<BigDecimal> value) {
        figure.clear();
        value.ifPresent(number -> figure.set(number.unscaledValue(), number.scale()));
    }
}
