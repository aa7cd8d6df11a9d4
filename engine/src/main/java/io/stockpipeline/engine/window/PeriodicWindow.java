package io.stockpipeline.engine.window;

import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.PriceRange;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A hopping or tumbling window: instances [start, start + size) at every multiple of the advance since the epoch. Those
 * that hold a tick and have not closed are open. Each tick costs size / advance steps.
 */
public final class PeriodicWindow implements Window {
    private final WindowPlan plan;
    private final Scales scales;
    /** By ascending start. */
    private final List<Instance> open = new ArrayList<>();

    private final Deque<Instance> spare = new ArrayDeque<>();
    /** The last definitive average, where the window is emitted once it has closed. */
    private final Figure lastFinal = new Figure();

    /** One placement of the window. */
    private final class Instance {
        long start;
        final Aggregate aggregate = new Aggregate(scales, plan.sums());
        final PriceRange range = new PriceRange();
        final Figure current = new Figure();
        final Figure previous = new Figure();

        void reset(long newStart) {
            start = newStart;
            aggregate.clear();
            range.clear();
            current.clear();
        }

        void computeCurrent() {
            if (plan.average() == Average.VolumeWeighted) {
                aggregate.volumeWeighted(current);
            } else {
                aggregate.mean(current);
            }
        }

        void show(WindowAverage out, Figure before, SymbolTime time) {
            out.window = plan.name();
            out.start = start;
            out.end = start + plan.size();
            out.average.set(current);
            out.previous.set(before);
            out.previous.rescale(scales.price() + Quotients.EXTRA_DECIMALS);
            if (plan.detailed()) {
                showDetails(out, time);
            }
        }

        private void showDetails(WindowAverage out, SymbolTime time) {
            out.count = aggregate.count();
            range.low(out.min);
            range.high(out.max);
            aggregate.volume(out.volume);
            aggregate.volumeWeighted(out.vwap);
            out.complete = start >= time.knownSince();
        }
    }

    public PeriodicWindow(WindowPlan plan, Scales scales) {
        this.plan = plan;
        this.scales = scales;
    }

    @Override
    public WindowPlan plan() {
        return plan;
    }

    @Override
    public void ticked(History history, long index, Tick tick, SymbolTime time) {
        int at = firstAt(firstStart(tick.time()));
        long last = lastStart(tick.time());
        for (long start = firstStart(tick.time()); start <= last; start += plan.advance()) {
            Instance instance = instance(at++, start);
            instance.previous.set(instance.current);
            instance.aggregate.add(tick);
            instance.range.include(tick.price().unscaled(), tick.price().scale());
            instance.computeCurrent();
        }
    }

    /** How many instances a tick of the given time lies in: all of them are open. */
    public int instancesPerTick() {
        return (int) (plan.size() / plan.advance());
    }

    /** Fills in what the i-th instance that holds the time shows now. */
    public void show(int i, long tickTime, WindowAverage out, SymbolTime time) {
        Instance instance = open.get(firstAt(firstStart(tickTime)) + i);
        instance.show(out, instance.previous, time);
    }

    public boolean hasOpen() {
        return !open.isEmpty();
    }

    /** End of the i-th open instance, by end. */
    public long openEnd(int i) {
        return open.get(i).start + plan.size();
    }

    public int openCount() {
        return open.size();
    }

    /** Fills in what the i-th open instance would show if it closed now. */
    public void showOpen(int i, WindowAverage out, SymbolTime time) {
        open.get(i).show(out, lastFinal, time);
    }

    /** What the i-th open instance shows becomes the last definitive average. */
    public void settle(int i) {
        if (open.get(i).current.isPresent()) {
            lastFinal.set(open.get(i).current);
        }
    }

    /** Closes the first open instance. */
    public void closeFirst() {
        spare.push(open.remove(0));
    }

    @Override
    public void rescale(int priceShift, int sizeShift) {
        for (Instance instance : open) {
            instance.aggregate.rescale(priceShift, sizeShift);
        }
    }

    @Override
    public void refresh() {
        open.forEach(Instance::computeCurrent);
    }

    @Override
    public void rebuild(History history, SymbolTime time) {
        while (!open.isEmpty()) {
            closeFirst();
        }
        long firstOpen = time.closedThrough() - plan.size() + 1;
        for (long i = history.first(); i < history.end(); i++) {
            long tickTime = history.time(i);
            long from = Math.max(firstStart(tickTime), ceiling(firstOpen));
            long last = lastStart(tickTime);
            if (from > last) {
                continue;
            }
            int at = firstAt(from);
            for (long start = from; start <= last; start += plan.advance()) {
                Instance instance = instance(at++, start);
                history.addTo(instance.aggregate, i);
                history.includeIn(instance.range, i);
            }
        }
        refresh();
    }

    @Override
    public void store(StateWriter out) {
        if (lastFinal.isPresent()) {
            out.figure(lastFinal);
        }
    }

    /** A window on update of the same definition must not take, and later store, what another window keeps. */
    @Override
    public void restore(StateReader in) {
        if (plan.onceClosed()) {
            in.figure(lastFinal);
        }
    }

    /** The instance of the start, which belongs at the place; made when it is not there. */
    private Instance instance(int place, long start) {
        if (place < open.size() && open.get(place).start == start) {
            return open.get(place);
        }
        Instance made = spare.isEmpty() ? new Instance() : spare.pop();
        made.reset(start);
        open.add(place, made);
        return made;
    }

    /** Place of the first open instance that starts at or after the given start. */
    private int firstAt(long start) {
        int place = open.size();
        while (place > 0 && open.get(place - 1).start >= start) {
            place--;
        }
        return place;
    }

    private long lastStart(long time) {
        return Math.floorDiv(time, plan.advance()) * plan.advance();
    }

    private long firstStart(long time) {
        return lastStart(time) - plan.size() + plan.advance();
    }

    private long ceiling(long time) {
        return -Math.floorDiv(-time, plan.advance()) * plan.advance();
    }
}
