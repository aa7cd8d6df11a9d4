package io.stockpipeline.model.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.stockpipeline.model.number.Decimal;

/** How far an average may move: a percentage of the previous one, or an absolute amount. */
public record Tolerance(Decimal amount, boolean percentage) {
    /**
     * Reads {@code 0.5%} or {@code 1.25}.
     *
     * @throws IllegalArgumentException when it is neither, or not above zero
     */
    @JsonCreator
    public static Tolerance of(String text) {
        boolean percentage = text.endsWith("%");
        Decimal amount = Decimal.of(percentage ? text.substring(0, text.length() - 1) : text);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(text + " is not above zero");
        }
        return new Tolerance(amount, percentage);
    }

    @JsonValue
    @Override
    public String toString() {
        return percentage ? amount + "%" : amount.toString();
    }
}
