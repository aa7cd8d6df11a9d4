package io.stockpipeline.app.live;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as a person reads them. */
final class Words {
    private static final int PERCENT_DIGITS = 3;
    private static final int LEAST_DECIMALS = 2;
    /** A published average has six decimals more than its price; two tell a person enough. */
    private static final int MORE_DECIMALS = 2;

    private Words() {}

    /** A price without the zeros that some venues fill it up with. */
    static String price(BigDecimal price) {
        return price.setScale(Math.min(price.scale(), decimals(price)), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** How many decimals of a price tell something. */
    static int decimals(BigDecimal price) {
        return Math.max(LEAST_DECIMALS, price.stripTrailingZeros().scale());
    }

    /**
     * An average without the decimals that only arithmetic needs; empty where there is none.
     *
     * @param priceDecimals see {@link #decimals}
     */
    static String average(Figure average, int priceDecimals) {
        BigDecimal value = average.toBigDecimal();
        return value == null
                ? ""
                : value.setScale(Math.min(value.scale(), priceDecimals + MORE_DECIMALS), RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    /** How far the average moved, with its sign; empty where there is no previous one. */
    static String move(Figure average, Figure previous) {
        BigDecimal now = average.toBigDecimal();
        BigDecimal before = previous.toBigDecimal();
        if (now == null || before == null || before.signum() == 0) {
            return "";
        }
        BigDecimal share = now.subtract(before).movePointRight(2).divide(before, MathContext.DECIMAL64);
        return (share.signum() < 0 ? "-" : "+")
                + share.abs().setScale(PERCENT_DIGITS, RoundingMode.HALF_EVEN).toPlainString() + "%";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    /** One line that says what happened. */
    static String alarm(Alarm alarm) {
        StringBuilder words = new StringBuilder()
                .append(time(alarm.time()))
                .append(' ')
                .append(alarm.severity())
                .append(' ')
                .append(alarm.symbol())
                .append(' ')
                .append(alarm.alarm());
        if (alarm.state() == Alarm.State.Resolved) {
            words.append(" resolved");
        }
        if (alarm.direction() != null) {
            words.append(' ').append(alarm.direction().toString().toLowerCase(Locale.ROOT));
        }
        add(words, " by ", percent(alarm.deviation()));
        add(words, " (tolerance ", alarm.tolerance() == null ? null : alarm.tolerance() + ")");
        BigDecimal average = alarm.average();
        if (average != null) {
            Figure figure = new Figure();
            figure.set(average.unscaledValue(), average.scale());
            add(words, ", average ", average(figure, decimals(alarm.price())));
        }
        add(words, ", value ", alarm.value());
        return words.append(", price ").append(price(alarm.price())).toString();
    }

    private static @Nullable String percent(@Nullable BigDecimal share) {
        return share == null
                ? null
                : share.movePointRight(2)
                                .setScale(PERCENT_DIGITS, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + "%";
    }

    private static void add(StringBuilder words, String before, @Nullable Object value) {
        if (value != null) {
            words.append(before).append(value instanceof BigDecimal number ? number.toPlainString() : value);
        }
    }
}
