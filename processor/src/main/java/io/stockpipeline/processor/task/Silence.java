package io.stockpipeline.processor.task;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.SymbolEngine;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Which symbols of a live source have fallen silent. Once a silence, what is open of such a symbol is emitted early; alarms
 * that watch for silence see the clock at every step.
 */
final class Silence {
    private final long after;
    private final Map<SymbolEngine, Heard> heard = new HashMap<>();

    private static final class Heard {
        long at;
        boolean told;
    }

    /** @param after milliseconds without a tick that make a silence */
    Silence(long after) {
        this.after = after;
    }

    void heard(SymbolEngine engine, long now) {
        Heard last = heard.computeIfAbsent(engine, symbol -> new Heard());
        last.at = now;
        last.told = false;
    }

    void clock(long now, Function<String, EngineOutput> output, Consumer<SymbolEngine> changed) {
        heard.forEach((engine, last) -> {
            EngineOutput out = output.apply(engine.symbol());
            if (engine.clock(now, out)) {
                changed.accept(engine);
            }
            if (!last.told && now - last.at > after) {
                last.told = true;
                engine.emitEarly(out);
            }
        });
    }
}
