package io.stockpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.stockpipeline.model.number.Decimal;
import java.math.BigDecimal;

/** How fast a file is replayed: {@code max}, or a factor of real time. */
public record Speed(double factor) {
    /** As fast as it goes. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /**
     * Reads {@code max} or a positive factor.
     *
     * @throws IllegalArgumentException when it is neither
     */
    @JsonCreator
    public static Speed of(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        Decimal factor = Decimal.of(text);
        if (!factor.isPositive()) {
            throw new IllegalArgumentException(text + " is not a positive factor");
        }
        return new Speed(factor.toBigDecimal().doubleValue());
    }

    public boolean isMax() {
        return factor == Double.POSITIVE_INFINITY;
    }

    @JsonValue
    @Override
    public String toString() {
        return isMax() ? "max" : BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }
}
