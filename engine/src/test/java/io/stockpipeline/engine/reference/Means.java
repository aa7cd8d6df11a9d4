package io.stockpipeline.engine.reference;

import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The means, each straight from its definition, rounded half to even. */
final class Means {
    private Means() {}

    /** The mean that the window takes over the ticks it holds; empty for a volume-weighted one without volume. */
    static Optional<BigDecimal> of(WindowSpec window, List<Tick> held, int decimals) {
        return switch (window.average()) {
            case Simple -> Optional.of(simple(held, decimals));
            case Weighted -> Optional.of(weighted(held, decimals));
            case VolumeWeighted -> volumeWeighted(held, decimals);
            case Exponential -> throw new IllegalArgumentException("needs the whole history");
        };
    }

    /** (x1 + ... + xn) / n. */
    static BigDecimal simple(List<Tick> ticks, int decimals) {
        BigDecimal sum = ticks.stream().map(Means::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(ticks.size()), decimals, RoundingMode.HALF_EVEN);
    }

    /** (1 x1 + 2 x2 + ... + n xn) / (1 + 2 + ... + n), the oldest first. */
    static BigDecimal weighted(List<Tick> ticks, int decimals) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int i = 0; i < ticks.size(); i++) {
            BigDecimal weight = BigDecimal.valueOf(i + 1);
            sum = sum.add(price(ticks.get(i)).multiply(weight));
            weights = weights.add(weight);
        }
        return sum.divide(weights, decimals, RoundingMode.HALF_EVEN);
    }

    /** (x1 v1 + ... + xn vn) / (v1 + ... + vn); a tick without a size has no volume. */
    static Optional<BigDecimal> volumeWeighted(List<Tick> ticks, int decimals) {
        BigDecimal volume = volume(ticks);
        if (volume.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal notional =
                ticks.stream().map(tick -> price(tick).multiply(size(tick))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(notional.divide(volume, decimals, RoundingMode.HALF_EVEN));
    }

    static BigDecimal volume(List<Tick> ticks) {
        return ticks.stream().map(Means::size).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Over counts: seeded with the simple mean of the first k, then e = e + (x - e) 2 / (k + 1). */
    static BigDecimal exponentialOverCount(List<Tick> history, int k, int decimals) {
        List<Tick> first = history.subList(0, Math.min(k, history.size()));
        if (history.size() <= k) {
            return simple(first, decimals);
        }
        double average = simple(first, 40).doubleValue();
        double alpha = 2.0 / (k + 1);
        for (Tick tick : history.subList(k, history.size())) {
            average = average + alpha * (price(tick).doubleValue() - average);
        }
        return new BigDecimal(average).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** Over time: seeded with the first price, then e = e + (x - e)(1 - exp(-dt / size)), one x for each time. */
    static BigDecimal exponentialOverTime(List<Tick> history, long size, int decimals) {
        List<Long> times =
                new ArrayList<>(new TreeSet<>(history.stream().map(Tick::time).toList()));
        double average = 0;
        for (int i = 0; i < times.size(); i++) {
            long time = times.get(i);
            List<Tick> sameTime =
                    history.stream().filter(tick -> tick.time() == time).toList();
            double mean = simple(sameTime, 40).doubleValue();
            if (i == 0) {
                average = mean;
            } else {
                double alpha = 1 - StrictMath.exp(-(double) (time - times.get(i - 1)) / size);
                average = average + alpha * (mean - average);
            }
        }
        return new BigDecimal(average).setScale(decimals, RoundingMode.HALF_EVEN);
    }

    static BigDecimal price(Tick tick) {
        return tick.price().toBigDecimal();
    }

    private static BigDecimal size(Tick tick) {
        return tick.size() == null ? BigDecimal.ZERO : tick.size().toBigDecimal();
    }
}
