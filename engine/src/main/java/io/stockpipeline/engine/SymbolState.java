package io.stockpipeline.engine;

import io.stockpipeline.engine.alarm.DeviationAlarm;
import io.stockpipeline.engine.alarm.EpisodeAlarm;
import io.stockpipeline.engine.bar.BarSeries;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.PaneHistory;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.state.SymbolStore;
import io.stockpipeline.engine.window.Window;
import io.stockpipeline.model.number.Decimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps an engine's state and brings it back. State is ticks: sums are computed anew, so a window list that was edited
 * meanwhile needs no migration. What ticks cannot tell (exponential checkpoints, cooldowns, episodes, open bars) is kept
 * by name, and what is no longer named is forgotten.
 */
public final class SymbolState {
    private static final int LAYOUT = 2;
    /** The part that bars are judged by; most pipelines have none. */
    private static final String WATCH = "o";

    private final StateWriter header = new StateWriter();
    private final StateWriter section = new StateWriter();
    private int sections;
    private final StateWriter body = new StateWriter();

    /** Stores the header and the chunks that changed since the last call. */
    public void store(SymbolEngine engine, SymbolStore store) {
        engine.history.store(store, section);
        if (engine.watch != null) {
            engine.watch.storeBars(store, section);
        }
        header.reset().natural(LAYOUT);
        header.natural(engine.scales.price()).natural(engine.scales.size()).natural(engine.plan.resolution());
        engine.time.store(header);
        Decimal price = engine.moment.price();
        header.natural(engine.moment.sequence()).natural(price.unscaled()).natural(price.scale());
        header.flag(engine.finished).text(engine.currency);
        engine.history.describe(header);
        body.reset();
        sections = 0;
        forEachPart(engine, (name, part) -> {
            section.reset();
            part.store(section);
            keep(name);
        });
        if (engine.watch != null) {
            section.reset();
            engine.watch.store(section);
            keep(WATCH);
        }
        store.putHeader(header.natural(sections).bytes(body.toByteArray()).toByteArray());
    }

    private void keep(String name) {
        byte[] bytes = section.toByteArray();
        if (bytes.length > 0) {
            body.text(name).bytes(bytes);
            sections++;
        }
    }

    /**
     * Brings a symbol back.
     *
     * @throws IncompatibleStateException when the state was kept at a resolution that cannot become the plan's
     */
    public static SymbolEngine restore(EnginePlan plan, String symbol, byte[] header, SymbolStore store) {
        return restore(plan, symbol, header, store, new RecordSlots());
    }

    /**
     * Brings a symbol back.
     *
     * @param slots shared by the engines of one thread
     * @throws IncompatibleStateException when the state was kept at a resolution that cannot become the plan's
     */
    public static SymbolEngine restore(
            EnginePlan plan, String symbol, byte[] header, SymbolStore store, RecordSlots slots) {
        StateReader in = new StateReader(header);
        if (in.count() != LAYOUT) {
            throw new IncompatibleStateException("the state of " + symbol + " was written by another version");
        }
        Scales scales = new Scales(in.count(), in.count());
        long resolution = in.natural();
        SymbolParts parts = new SymbolParts(plan, symbol, scales);
        parts.time.restore(in);
        parts.moment.accepted(in.natural(), new Decimal(in.natural(), in.count()));
        boolean finished = in.flag();
        String currency = in.text();
        restoreHistory(parts.history, resolution, plan, scales, in, store);
        SymbolEngine engine = new SymbolEngine(plan, parts, slots);
        engine.finished = finished;
        engine.currency = currency;
        Map<String, byte[]> kept = new LinkedHashMap<>();
        int count = in.count();
        StateReader body = new StateReader(in.bytes());
        for (int i = 0; i < count; i++) {
            kept.put(body.text(), body.bytes());
        }
        forEachPart(engine, (name, part) -> {
            byte[] bytes = kept.get(name);
            if (bytes != null) {
                part.restore(new StateReader(bytes));
            }
        });
        byte[] watched = kept.get(WATCH);
        if (engine.watch != null && watched != null) {
            engine.watch.restore(new StateReader(watched), store);
        }
        if (engine.extremes != null) {
            engine.extremes.rebuild(engine.history, engine.time);
        }
        for (Window window : engine.windows) {
            window.rebuild(engine.history, engine.time);
        }
        return engine;
    }

    private static void restoreHistory(
            History history, long resolution, EnginePlan plan, Scales scales, StateReader in, SymbolStore store) {
        if (resolution == plan.resolution()) {
            history.restore(in, store);
            return;
        }
        if (plan.resolution() % resolution != 0 || !(history instanceof PaneHistory panes)) {
            throw new IncompatibleStateException("spec.resolution: ticks were kept at " + resolution
                    + "ms; on a live pipeline it may only become a coarser multiple of that");
        }
        History finer = SymbolParts.history(resolution, scales);
        finer.restore(in, store);
        panes.absorb(finer);
    }

    /** Something with a state of its own. */
    private record Part(Consumer<StateWriter> writer, Consumer<StateReader> reader) {
        void store(StateWriter out) {
            writer.accept(out);
        }

        void restore(StateReader in) {
            reader.accept(in);
        }
    }

    private interface PartVisitor {
        void visit(String name, Part part);
    }

    private static void forEachPart(SymbolEngine engine, PartVisitor visitor) {
        visitor.visit(
                "r" + engine.plan.deduplication(), new Part(engine.deduplicator::store, engine.deduplicator::restore));
        for (int i = 0; i < engine.windows.length; i++) {
            Window window = engine.windows[i];
            visitor.visit("w" + window.plan().definition(), new Part(window::store, window::restore));
            DeviationAlarm deviation = engine.deviations[i];
            if (deviation != null) {
                visitor.visit("d" + window.plan().name(), new Part(deviation::store, deviation::restore));
            }
        }
        for (BarSeries series : engine.bars) {
            visitor.visit("b" + series.length(), new Part(series::store, in -> series.restore(in, engine.time)));
        }
        for (EpisodeAlarm alarm : engine.alarms) {
            visitor.visit("a" + alarm.kind(), new Part(alarm::store, alarm::restore));
        }
    }
}
