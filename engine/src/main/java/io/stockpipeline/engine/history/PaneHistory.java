package io.stockpipeline.engine.history;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Ticks of one step of the resolution share a pane, so that memory grows with time and not with the rate. A pane's time
 * is its first instant, a multiple of the resolution.
 */
public final class PaneHistory extends History {
    private static final int CHUNK = 16;

    private final long resolution;
    private final List<Pane> panes = new ArrayList<>();
    private int head;
    private long base;

    /** What is known of a step's ticks. */
    private static final class Pane {
        final long time;
        final Aggregate aggregate;
        final PriceRange range = new PriceRange();

        Pane(long time, Scales scales) {
            this.time = time;
            this.aggregate = new Aggregate(scales, Aggregate.Detail.SQUARES);
        }
    }

    public PaneHistory(Scales scales, long resolution) {
        super(scales, CHUNK);
        this.resolution = resolution;
    }

    @Override
    public long first() {
        return base + head;
    }

    @Override
    public long end() {
        return base + panes.size();
    }

    @Override
    public long time(long index) {
        return pane(index).time;
    }

    @Override
    public long record(Tick tick) {
        long step = Math.floorDiv(tick.time(), resolution) * resolution;
        long index = paneAt(step);
        Pane pane = pane(index);
        pane.aggregate.add(tick);
        pane.range.include(tick.price().unscaled(), tick.price().scale());
        return index;
    }

    /** Takes over everything another history of this symbol holds, and goes on with its chunk numbers. */
    public void absorb(History other) {
        chunks.continueAfter(other.chunks);
        for (long i = other.first(); i < other.end(); i++) {
            Pane pane = pane(paneAt(Math.floorDiv(other.time(i), resolution) * resolution));
            other.addTo(pane.aggregate, i);
            other.includeIn(pane.range, i);
        }
    }

    /** Index of the step's pane, which is made when it is not there. */
    private long paneAt(long step) {
        long index = firstAfter(step);
        if (index > first() && time(index - 1) == step) {
            index--;
            lastWasNew(false);
            chunks.changed(index);
        } else {
            lastWasNew(true);
            boolean last = index == end();
            panes.add((int) (index - base), new Pane(step, scales));
            if (last) {
                appended(index);
            } else {
                inserted(index);
            }
        }
        return index;
    }

    @Override
    public void addTo(Aggregate aggregate, long index) {
        aggregate.add(pane(index).aggregate);
    }

    @Override
    public void removeFrom(Aggregate aggregate, long index) {
        aggregate.remove(pane(index).aggregate);
    }

    @Override
    public void includeIn(PriceRange range, long index) {
        range.include(pane(index).range);
    }

    @Override
    void rescale(int priceShift, int sizeShift) {
        for (int i = head; i < panes.size(); i++) {
            panes.get(i).aggregate.rescale(priceShift, sizeShift);
        }
        chunks.allChanged();
    }

    @Override
    void dropBefore(long index) {
        head = (int) (index - base);
        if (head > panes.size() / 2) {
            panes.subList(0, head).clear();
            base += head;
            head = 0;
        }
    }

    @Override
    void encode(long from, long to, StateWriter out) {
        out.natural(to - from);
        for (long index = from; index < to; index++) {
            Pane pane = pane(index);
            out.natural(pane.time);
            pane.aggregate.store(out);
            pane.range.store(out);
        }
    }

    @Override
    int decode(StateReader in) {
        int count = in.count();
        for (int i = 0; i < count; i++) {
            Pane pane = new Pane(in.natural(), scales);
            pane.aggregate.restore(in);
            pane.range.restore(in);
            panes.add(pane);
        }
        return count;
    }

    private Pane pane(long index) {
        return panes.get((int) (index - base));
    }
}
