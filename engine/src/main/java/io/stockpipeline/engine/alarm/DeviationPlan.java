package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.exact.Products;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.Tolerance;
import io.stockpipeline.model.spec.WindowSpec;
import io.stockpipeline.model.spec.WindowSpec.Direction;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How far a window's average may move from one value to the next.
 *
 * @param cooldown milliseconds of event time without a second alarm
 */
public record DeviationPlan(String window, Tolerance tolerance, Direction direction, long cooldown, Severity severity) {

    /** The alarm of a validated window, if it has a tolerance. */
    public static Optional<DeviationPlan> of(WindowSpec spec) {
        return Optional.ofNullable(spec.tolerance())
                .map(tolerance -> new DeviationPlan(
                        spec.resolvedName(),
                        tolerance,
                        spec.direction(),
                        spec.cooldown().millis(),
                        spec.severity()));
    }

    /** The same alarm with another tolerance, to be tried on history. */
    public DeviationPlan with(Tolerance other) {
        return new DeviationPlan(window, other, direction, cooldown, severity);
    }

    /** Whether one emitted average has moved as far from the one before it as the tolerance, or farther. */
    public boolean isReached(WindowAverage shown) {
        return shown.average.isPresent() && shown.previous.isPresent() && isReached(shown.average, shown.previous);
    }

    /**
     * Whether the move reaches the tolerance (at or above it) in a direction that counts. Exact: by
     * cross-multiplication of the published digits.
     */
    public boolean isReached(Figure average, Figure previous) {
        int moved = average.fitsLong() && previous.fitsLong()
                ? Long.compare(average.unscaled(), previous.unscaled())
                : average.unscaledBig().compareTo(previous.unscaledBig());
        boolean counts = switch (direction) {
            case Both -> moved != 0;
            case Up -> moved > 0;
            case Down -> moved < 0;
        };
        return counts && (tolerance.percentage() ? reachesShare(average, previous) : reachesAmount(average, previous));
    }

    /** |average - previous| * 100 >= tolerance * previous. */
    private boolean reachesShare(Figure average, Figure previous) {
        long amount = tolerance.amount().unscaled();
        long unit = 100 * PowersOfTen.of(tolerance.amount().scale());
        if (average.fitsLong() && previous.fitsLong()) {
            long difference = Math.abs(average.unscaled() - previous.unscaled());
            return Products.compare(difference, unit, amount, previous.unscaled()) >= 0;
        }
        BigInteger difference =
                average.unscaledBig().subtract(previous.unscaledBig()).abs();
        return Products.compare(
                        difference, BigInteger.valueOf(unit), BigInteger.valueOf(amount), previous.unscaledBig())
                >= 0;
    }

    /** |average - previous| >= tolerance, both at the average's scale. */
    private boolean reachesAmount(Figure average, Figure previous) {
        BigInteger difference =
                average.unscaledBig().subtract(previous.unscaledBig()).abs();
        return Products.compare(
                        difference,
                        BigInteger.TEN.pow(tolerance.amount().scale()),
                        BigInteger.valueOf(tolerance.amount().unscaled()),
                        BigInteger.TEN.pow(average.scale()))
                >= 0;
    }
}
