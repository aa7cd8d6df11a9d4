package io.stockpipeline.engine.reference;

import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every accepted tick of a symbol, in the order of arrival. */
final class AcceptedTicks {
    private final List<Tick> arrived;

    AcceptedTicks() {
        this(new ArrayList<>());
    }

    private AcceptedTicks(List<Tick> arrived) {
        this.arrived = arrived;
    }

    void add(Tick tick) {
        arrived.add(tick);
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    List<Tick> all() {
        return arrived;
    }

    /** The same ticks without the one that came last. */
    AcceptedTicks withoutTheLastToArrive() {
        return new AcceptedTicks(arrived.subList(0, arrived.size() - 1));
    }

    /** By time, and by arrival where times are equal. */
    List<Tick> inOrder() {
        List<Tick> sorted = new ArrayList<>(arrived);
        sorted.sort(Comparator.comparingLong(Tick::time));
        return sorted;
    }

    /** Those with {@code from <= time < to}, in order. */
    List<Tick> between(long from, long to) {
        return inOrder().stream()
                .filter(tick -> from <= tick.time() && tick.time() < to)
                .toList();
    }

    /** The last {@code count}, in order. */
    List<Tick> last(int count) {
        List<Tick> sorted = inOrder();
        return sorted.subList(Math.max(0, sorted.size() - count), sorted.size());
    }

    long latestTime() {
        return arrived.stream().mapToLong(Tick::time).max().orElseThrow();
    }

    long earliestTime() {
        return arrived.stream().mapToLong(Tick::time).min().orElseThrow();
    }

    /** Greatest number of decimals that a price was written with. */
    int scale() {
        return arrived.stream().mapToInt(tick -> tick.price().scale()).max().orElseThrow();
    }
}
