package io.stockpipeline.app.backtest;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.Verdict;
import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Drives the engine over a finite source with no Kafka. What comes out is, symbol by symbol, what the topology would put on
 * its topics.
 */
final class Backtest {
    /** Nothing is committed in between, so a record may take as long as it does to come. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final EnginePlan plan;
    private final int maxSymbols;
    private final EngineOutput out;
    private final Map<String, SymbolEngine> engines = new HashMap<>();
    private final Tally tally = new Tally();

    Backtest(StockPipeline pipeline, EngineOutput out) {
        this.plan = EnginePlan.of(pipeline);
        this.maxSymbols = pipeline.spec().takesAnySymbol() ? pipeline.spec().maxSymbols() : Integer.MAX_VALUE;
        this.out = out;
    }

    /**
     * Runs from the beginning to the end.
     *
     * @param change what each tick becomes; none makes it an invalid price
     */
    Tally run(FiniteSource source, Function<Tick, Optional<Tick>> change) throws IOException, InterruptedException {
        source.open(null);
        for (FiniteSource.Step step = source.next(PATIENCE);
                step != FiniteSource.Step.End;
                step = source.next(PATIENCE)) {
            switch (step) {
                case Tick ->
                    change.apply(source.tick())
                            .ifPresentOrElse(this::take, () -> refuse(DeadLetterReason.InvalidPrice));
                case DeadLetter -> refuse(source.deadLetter().reason());
                case NotYet, End -> {
                    // Waits on; the end is seen by the loop.
                }
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
            engine = new SymbolEngine(plan, tick.symbol());
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
        }
    }

    /** Closes what is open, in order of the symbols' names. */
    void finish() {
        new TreeMap<>(engines).values().forEach(engine -> engine.finish(out));
    }
}
