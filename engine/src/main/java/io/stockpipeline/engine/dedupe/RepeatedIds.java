package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * A tick repeats another when its id was seen. Venues number trades upward: of the numbers close below the greatest one accepted each
 * is remembered, so that trades may come out of order; a number further below counts as seen, however long ago that was. Any other id
 * is remembered for grace. A tick without an id repeats none.
 */
final class RepeatedIds implements Deduplicator {
    private static final int MAX_DIGITS = 18;

    private final RecentNumbers numbers = new RecentNumbers();
    private final Set<String> names = new HashSet<>();
    private final Queue<Named> byTime = new PriorityQueue<>();

    private record Named(long time, String id) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            return Long.compare(time, other.time);
        }
    }

    @Override
    public boolean isRepeat(Tick tick, History history, long expired) {
        String id = tick.id();
        if (id == null) {
            return false;
        }
        return isNumber(id) ? numbers.isSeen(Long.parseLong(id)) : names.contains(id);
    }

    @Override
    public void remember(Tick tick, long expired) {
        String id = tick.id();
        if (id != null) {
            if (isNumber(id)) {
                numbers.see(Long.parseLong(id));
            } else {
                name(new Named(tick.time(), id));
            }
        }
        for (Named oldest = byTime.peek(); oldest != null && oldest.time < expired; oldest = byTime.peek()) {
            names.remove(byTime.remove().id);
        }
    }

    private void name(Named named) {
        names.add(named.id);
        byTime.add(named);
    }

    private static boolean isNumber(String id) {
        if (id.isEmpty() || id.length() > MAX_DIGITS) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void store(StateWriter out) {
        numbers.store(out);
        out.natural(byTime.size());
        byTime.forEach(named -> out.number(named.time).text(named.id));
    }

    @Override
    public void restore(StateReader in) {
        numbers.restore(in);
        for (int i = in.count(); i > 0; i--) {
            name(new Named(in.number(), in.text()));
        }
    }
}
