package io.stockpipeline.console.view;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a price has moved since another one. */
public record PriceChange(
        @JsonPropertyDescription("when the price it is compared with was traded")
        Instant since,

        @JsonPropertyDescription("the price it is compared with")
        BigDecimal from,

        @JsonPropertyDescription("price - from") BigDecimal absolute,

        @JsonPropertyDescription("(price - from) / from, to 9 decimals: 0.01 is 1 %") @Nullable BigDecimal relative) {
    private static final int RELATIVE_DECIMALS = 9;

    /** The move between two prices. */
    public static PriceChange between(long since, BigDecimal from, BigDecimal price) {
        BigDecimal absolute = price.subtract(from);
        return new PriceChange(
                Instant.ofEpochMilli(since),
                from,
                absolute,
                from.signum() == 0 ? null : absolute.divide(from, RELATIVE_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
