package io.stockpipeline.engine.reference;

import io.stockpipeline.model.spec.Tolerance;
import io.stockpipeline.model.spec.WindowSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The deviation alarms of one window and symbol. */
final class ReferenceDeviations {
    private static final int DECIMALS = 9;

    private final WindowSpec window;
    private Optional<Long> lastAlarm = Optional.empty();

    ReferenceDeviations(WindowSpec window) {
        this.window = window;
    }

    /** |average - previous| / |previous|. */
    static BigDecimal deviation(BigDecimal average, BigDecimal previous) {
        return average.subtract(previous).abs().divide(previous.abs(), DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** The alarm that a published move raises, if it does. */
    Optional<ReferenceAlarm> compare(long time, BigDecimal average, BigDecimal previous) {
        if (window.tolerance() == null || !reaches(window.tolerance(), average, previous)) {
            return Optional.empty();
        }
        boolean up = average.compareTo(previous) > 0;
        if (window.direction() == (up ? WindowSpec.Direction.Down : WindowSpec.Direction.Up)) {
            return Optional.empty();
        }
        if (lastAlarm.isPresent() && time - lastAlarm.get() < window.cooldown().millis()) {
            return Optional.empty();
        }
        lastAlarm = Optional.of(time);
        return Optional.of(new ReferenceAlarm(
                window.resolvedName(),
                time,
                average.toPlainString(),
                previous.toPlainString(),
                deviation(average, previous).toPlainString(),
                up ? "Up" : "Down"));
    }

    private static boolean reaches(Tolerance tolerance, BigDecimal average, BigDecimal previous) {
        BigDecimal move = average.subtract(previous).abs();
        BigDecimal amount = tolerance.amount().toBigDecimal();
        return tolerance.percentage()
                ? move.multiply(BigDecimal.valueOf(100)).compareTo(amount.multiply(previous.abs())) >= 0
                : move.compareTo(amount) >= 0;
    }
}
