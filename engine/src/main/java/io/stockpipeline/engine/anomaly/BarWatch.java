package io.stockpipeline.engine.anomaly;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.state.SymbolStore;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judges one symbol's final bars: how many of the {@value #COMPARED} bars before it is a bar clearly odder than? Clearly: by a quarter
 * of their oddity.
 *
 * <p>Every {@value #EVERY} bars what is usual is learnt anew, from the {@value #LEARNT} bars before, and stays as it is until the next
 * time. So what was learnt is a function of kept bars and need not be kept: after a restart it is learnt again at the first bar. At which
 * bars a symbol learns depends on its name, so that not all do so in the same minute. See docs/decisions/0019-anomaly-alarms.md.
 */
public final class BarWatch {
    /** Bars to learn from at the first time. */
    static final int LEAST_LEARNT = 128;

    /** Bars of a symbol that are not scored: enough to learn from, and enough that were judged to be compared with. */
    public static final int SILENT = 320;

    private static final int LEARNT = 256;
    private static final int EVERY = 64;
    private static final int COMPARED = 256;
    /** Odder by a quarter: oddity * 4 > other * 5. */
    private static final long CLEARLY_THIS = 4;

    private static final long CLEARLY_OTHER = 5;
    private static final double ODDITY_UNIT = 1e-3;
    private static final long NONE = -1;
    private static final long NEVER = Long.MIN_VALUE / 2;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final OddityModel model;
    private final long length;
    private final long seed;
    private final int offset;
    private final BarMemory memory = new BarMemory();
    private final Figure previousClose = new Figure();
    private long lastStart = NEVER;
    private @Nullable ToDoubleFunction<double[]> usual;
    /** Which time of learning {@link #usual} comes of. */
    private long learntTime = NONE;

    private @Nullable Score score;

    /**
     * How a bar compares with those before it.
     *
     * @param below how many of them the bar is clearly odder than
     * @param compared how many there are
     * @param rise sign of the close's move from the previous close
     */
    public record Score(int below, int compared, int rise) {}

    /** @param length of the bars that are watched, milliseconds */
    public BarWatch(OddityModel model, String symbol, long length) {
        this.model = model;
        this.length = length;
        this.seed = symbol.hashCode() * MIXER;
        this.offset = (int) Long.remainderUnsigned(seed >>> Integer.SIZE, EVERY);
    }

    /** Takes a final bar in, once: one that came as final before, at the end of the source, is passed over. Answers whether it was new. */
    public boolean take(Bar bar) {
        if (bar.start <= lastStart) {
            return false;
        }
        long index = memory.end();
        long intervals = lastStart == NEVER ? 1 : (bar.start - lastStart) / length;
        int place = memory.place(index);
        BarFeatures.of(bar, previousClose, intervals, memory.cells(), place);
        int oddity = oddity(index);
        score = index < SILENT ? null : compare(index, oddity, Integer.signum(memory.cells()[place]));
        memory.add(oddity);
        previousClose.set(bar.close);
        lastStart = bar.start;
        return true;
    }

    /** Of the bar that was taken in last; null when there were too few before it. */
    public @Nullable Score score() {
        return score;
    }

    private int oddity(long index) {
        long time = (index + offset) / EVERY;
        long start = time * EVERY - offset;
        if (start < LEAST_LEARNT) {
            return 0;
        }
        ToDoubleFunction<double[]> judge = usual;
        if (judge == null || learntTime != time) {
            judge = model.learn(rows(Math.max(0, start - LEARNT), start), seed + time);
            usual = judge;
            learntTime = time;
        }
        // Rounded, so that what is kept is what was compared; above zero, which says that it was not judged.
        return Math.max(1, (int) Math.rint(judge.applyAsDouble(memory.features(index)) / ODDITY_UNIT));
    }

    private double[][] rows(long from, long to) {
        double[][] rows = new double[(int) (to - from)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = memory.features(from + i);
        }
        return rows;
    }

    private Score compare(long index, int oddity, int rise) {
        int below = 0;
        int compared = 0;
        for (long other = index - COMPARED; other < index; other++) {
            int before = memory.oddity(other);
            if (before > 0) {
                compared++;
                below += oddity * CLEARLY_THIS > before * CLEARLY_OTHER ? 1 : 0;
            }
        }
        return new Score(below, compared, rise);
    }

    /** Stores the bars that came since the last call. */
    public void storeBars(SymbolStore store, StateWriter scratch) {
        memory.store(store, scratch);
    }

    public void store(StateWriter out) {
        if (memory.end() > 0) {
            out.natural(length).natural(memory.end()).number(lastStart).figure(previousClose);
        }
    }

    /** Reads what was stored; bars of another length, from before they were edited, are forgotten. */
    public void restore(StateReader in, SymbolStore store) {
        if (in.natural() != length) {
            return;
        }
        memory.restore(in.natural(), store);
        lastStart = in.number();
        in.figure(previousClose);
    }
}
