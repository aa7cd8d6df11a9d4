package io.stockpipeline.app.backtest;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.Verdict;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.processor.task.EnginePlans;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Drives the engine over a finite source with no Kafka. What comes out is, symbol by symbol, what the topology would put on
 * its topics.
 */
final class Backtest {
    private final EnginePlan plan;
    private final int maxSymbols;
    private final EngineOutput out;
    private final Map<String, SymbolEngine> engines = new HashMap<>();
    private final RecordSlots slots = new RecordSlots();
    private final Tally tally = new Tally();

    /** @param detailed whether more of a window than its average is looked at */
    Backtest(StockPipeline pipeline, boolean detailed, EngineOutput out) {
        EnginePlan whole = EnginePlans.of(pipeline);
        this.plan = detailed ? whole : whole.averagesOnly();
        this.maxSymbols = pipeline.spec().takesAnySymbol() ? pipeline.spec().maxSymbols() : Integer.MAX_VALUE;
        this.out = out;
    }

    /**
     * Runs from the beginning to the end.
     *
     * @param change what each tick becomes; null makes it an invalid price
     */
    Tally run(Feed feed, Function<Tick, @Nullable Tick> change) throws IOException, InterruptedException {
        while (feed.next()) {
            Tick tick = feed.tick();
            Tick changed = tick == null ? null : change.apply(tick);
            if (changed != null) {
                take(changed);
            } else {
                refuse(tick == null ? feed.refused() : DeadLetterReason.InvalidPrice);
            }
        }
        finish();
        return tally;
    }

    private void refuse(DeadLetterReason reason) {
        tally.read++;
        tally.deadLetter(reason);
    }

    void take(Tick tick) {
        tally.read++;
        SymbolEngine engine = engines.get(tick.symbol());
        if (engine == null) {
            if (engines.size() >= maxSymbols) {
                tally.deadLetter(DeadLetterReason.UnknownSymbol);
                return;
            }
            engine = new SymbolEngine(plan, tick.symbol(), slots);
            engines.put(tick.symbol(), engine);
        }
        Verdict verdict = engine.accept(tick, out);
        switch (verdict) {
            case ACCEPTED -> tally.accepted++;
            case LATE -> {
                tally.accepted++;
                tally.late++;
            }
            case DUPLICATE -> tally.duplicates++;
            case TOO_LATE -> tally.deadLetter(DeadLetterReason.TooLate);
            case OTHER_CURRENCY -> tally.deadLetter(DeadLetterReason.Correction);
        }
    }

    /** Closes what is open, in order of the symbols' names. */
    void finish() {
        new TreeMap<>(engines).values().forEach(engine -> engine.finish(out));
    }
}
