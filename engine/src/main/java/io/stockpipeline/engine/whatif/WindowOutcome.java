package io.stockpipeline.engine.whatif;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one window came to.
 *
 * @param window its name
 * @param average the last one; null when there was none
 * @param deviation of the last average from the one before, as a share; null when there was none before
 * @param largestDeviation the largest of all; null when there was none
 * @param alarms how often its own alarm fired
 */
public record WindowOutcome(
        String window,
        @Nullable BigDecimal average,
        @Nullable BigDecimal deviation,
        @Nullable BigDecimal largestDeviation,
        long alarms) {}
