package io.stockpipeline.engine.whatif;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Every price of a symbol moved by an amount.
 *
 * @param amount in the price's currency; may be negative
 */
public record PriceShift(String symbol, BigDecimal amount) {
    /** The tick at its moved price; none when that is not a price any more. Ticks of other symbols stay as they are. */
    public Optional<Tick> apply(Tick tick) {
        if (!tick.symbol().equals(symbol)) {
            return Optional.of(tick);
        }
        BigDecimal price = tick.price().toBigDecimal().add(amount);
        if (price.signum() <= 0 || price.scale() > Decimal.MAX_SCALE || price.precision() > Decimal.MAX_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new Tick(
                tick.symbol(),
                tick.time(),
                new Decimal(price.unscaledValue().longValueExact(), price.scale()),
                tick.size(),
                tick.side(),
                tick.id(),
                tick.source(),
                tick.currency()));
    }
}
