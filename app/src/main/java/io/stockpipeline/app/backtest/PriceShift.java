package io.stockpipeline.app.backtest;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.util.Optional;

/** What if every price of a symbol had been so much higher or lower? */
record PriceShift(String symbol, BigDecimal amount) {
    /**
     * Reads {@code AAPL=+2.5}.
     *
     * @throws WrongInputException when it is not of that form
     */
    static PriceShift of(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw wrong(text);
        }
        try {
            return new PriceShift(
                    text.substring(0, equals),
                    Decimal.of(text.substring(equals + 1)).toBigDecimal());
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static WrongInputException wrong(String text) {
        return new WrongInputException(
                "--shift " + text + ": write a symbol and an amount, for example AAPL=+2.5 or AAPL=-2.5");
    }

    /** The tick at its shifted price; none when that is not a price any more. */
    Optional<Tick> apply(Tick tick) {
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
