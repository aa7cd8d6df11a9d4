package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.Verdict;
import io.stockpipeline.model.wire.Tick;
import java.util.HashMap;
import java.util.Map;

/** Engines of many symbols on one feed, as a task of the processor holds them. */
final class Engines {
    /** Longer than the longest window, in ticks of a symbol. */
    private static final int WARM_TICKS = 1_000;

    private final EnginePlan plan;
    private final TickFeed feed;
    private final int symbols;
    private final RecordSlots slots = new RecordSlots();
    private final Map<String, SymbolEngine> engines = new HashMap<>();

    Engines(EnginePlan plan, int symbols, int late) {
        this.plan = plan;
        this.symbols = symbols;
        feed = new TickFeed(symbols, late);
    }

    /** Fills every window of every symbol. */
    Engines warm(EngineOutput out) {
        for (int i = 0; i < WARM_TICKS * symbols; i++) {
            accept(out);
        }
        return this;
    }

    /** Gives the next tick to its symbol's engine. */
    Verdict accept(EngineOutput out) {
        Tick tick = feed.next();
        return engine(tick.symbol()).accept(tick, out);
    }

    SymbolEngine engine(String symbol) {
        SymbolEngine engine = engines.get(symbol);
        if (engine == null) {
            engine = new SymbolEngine(plan, symbol, slots);
            engines.put(symbol, engine);
        }
        return engine;
    }
}
