package io.stockpipeline.bench.harness.check;

import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Averages the plain way: keep every tick, and add up those that are in the window. */
final class BruteForce {
    private final WindowShape shape;
    private final Map<String, List<Tick>> ticks = new HashMap<>();

    BruteForce(WindowShape shape) {
        this.shape = shape;
    }

    /** Takes the next tick, in the order of arrival. */
    void add(Tick tick) {
        ticks.computeIfAbsent(tick.symbol(), symbol -> new ArrayList<>()).add(tick);
    }

    /** The mean of the first ticks that came into a window; nothing while there are not so many. */
    OptionalDouble average(WindowKey window, int count) {
        BigDecimal sum = BigDecimal.ZERO;
        int found = 0;
        for (Tick tick : ticks.getOrDefault(window.symbol(), List.of())) {
            if (found < count && shape.contains(window, tick.time())) {
                sum = sum.add(tick.price().toBigDecimal());
                found++;
            }
        }
        return found < count || count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64)
                        .doubleValue());
    }

    /** How many ticks have come into a window. */
    int count(WindowKey window) {
        return (int) ticks.getOrDefault(window.symbol(), List.of()).stream()
                .filter(tick -> shape.contains(window, tick.time()))
                .count();
    }
}
