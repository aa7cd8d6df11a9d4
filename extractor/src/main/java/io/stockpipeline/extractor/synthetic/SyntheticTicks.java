package io.stockpipeline.extractor.synthetic;

import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.wire.Tick;
import java.util.List;

/**
 * The sequence of invented ticks: round after round, one tick of each symbol a round. Round i carries the time
 * {@code start + i * 1000 / rate}, less a chance lateness; a tick's id is its number within its symbol.
 */
final class SyntheticTicks {
    private final SyntheticSource spec;
    private final List<PricePath> paths;
    private final long start;
    private final long firstRound;
    private long index;

    /**
     * @param start time of round 0, epoch milliseconds
     * @param firstRound the round to begin with; its prices are the walk's first
     */
    SyntheticTicks(SyntheticSource spec, List<String> symbols, long start, long firstRound) {
        this.spec = spec;
        this.start = start;
        this.firstRound = firstRound;
        paths = symbols.stream()
                .map(symbol -> new PricePath(symbol, spec.seed(), spec.rate(), spec.volatility()))
                .toList();
    }

    /** When the next tick is due: its time, before any lateness. */
    long due() {
        return start + (long) Math.floor(round() * 1000 / spec.rate());
    }

    Tick next() {
        PricePath path = paths.get((int) (index % paths.size()));
        path.step();
        Tick tick = new Tick(
                path.symbol(),
                Math.max(0, due() - lateness(path)),
                path.price(),
                path.size(),
                path.side(),
                Long.toString(round() + 1),
                spec.key(),
                null);
        index++;
        return tick;
    }

    /** Passes over ticks: the walk has no short cut, a step takes a fraction of a microsecond. */
    void skip(long count) {
        for (long i = 0; i < count; i++) {
            PricePath path = paths.get((int) (index % paths.size()));
            path.step();
            lateness(path);
            index++;
        }
    }

    private long lateness(PricePath path) {
        SyntheticSource.Lateness lateness = spec.lateness();
        return lateness == null
                ? 0
                : path.lateness(lateness.probability(), lateness.max().millis());
    }

    private long round() {
        return firstRound + index / paths.size();
    }

    /** How many ticks were made or passed over. */
    long index() {
        return index;
    }
}
