package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says an alarm in plain words: what, how much against what, at which price and when, and what to do.
 *
 * @param pipeline {@code <namespace>.<name>}
 * @param zone of the exchange, in which its traders tell the time; UTC is said beside it
 */
record AlarmWords(String pipeline, ZoneId zone) {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
    private static final DateTimeFormatter WITH_DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter WITHOUT_DAY = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    AlarmText of(Alarm alarm) {
        boolean firing = alarm.state() == Alarm.State.Firing;
        String level = firing ? alarm.severity().name().toUpperCase(Locale.ROOT) : "RESOLVED";
        return new AlarmText(
                plain(level + " " + alarm.symbol() + ": " + headline(alarm, firing)),
                plain(what(alarm, firing)),
                "Price " + number(alarm.price()) + " at " + time(alarm.time()) + ".",
                firing ? advice(alarm.type()) : "Nothing to do: the alarm is over, and is raised anew the next time.",
                plain("Pipeline " + pipeline + ", alarm " + alarm.alarm() + ", severity " + alarm.severity() + "."));
    }

    private static String headline(Alarm alarm, boolean firing) {
        if (!firing) {
            return alarm.alarm() + " is over";
        }
        return switch (alarm.type()) {
            case Deviation -> "average " + alarm.window() + " " + moved(alarm) + percent(alarm.deviation());
            case PriceMove -> moved(alarm) + percent(alarm.deviation()) + " from the previous close";
            case Stale -> "no trades";
            case VolumeSpike -> "volume " + number(alarm.value()) + " in " + alarm.window();
            case ZScore -> "price far from its mean, score " + number(alarm.value());
            case Anomaly -> "a bar odder than " + percent(alarm.value()) + " of those before it";
        };
    }

    private static String what(Alarm alarm, boolean firing) {
        String symbol = alarm.symbol();
        return switch (alarm.type()) {
            case Deviation ->
                "The average " + alarm.window() + " of " + symbol + " went " + moved(alarm) + percent(alarm.deviation())
                        + ", from " + number(alarm.previous()) + " to " + number(alarm.average())
                        + limit("tolerance", alarm) + ".";
            case PriceMove ->
                symbol + " is " + moved(alarm) + percent(alarm.deviation()) + " from the previous close of "
                        + number(alarm.reference()) + limit("threshold", alarm) + ".";
            case Stale -> firing ? symbol + " was not traded for longer than it should." : symbol + " is traded again.";
            case VolumeSpike ->
                "The volume of " + symbol + " in " + alarm.window() + " is " + number(alarm.value())
                        + ", usually it is " + number(alarm.reference()) + limit("factor", alarm) + ".";
            case ZScore ->
                symbol + " is " + number(alarm.value()) + " standard deviations from its mean of "
                        + number(alarm.reference()) + " in " + alarm.window() + limit("threshold", alarm) + ".";
            case Anomaly ->
                firing
                        ? "In move, range, volume and number of trades together the last bar of " + symbol
                                + " is clearly odder than " + percent(alarm.value()) + " of those before it"
                                + limit("threshold", alarm) + "."
                        : "The bars of " + symbol + " are like those before them again.";
        };
    }

    private static String advice(Alarm.Type type) {
        return switch (type) {
            case Deviation, PriceMove -> "Look at chart, news and open orders before you trade on it.";
            case Stale -> "Do not trade on the last price before you know why it stands still: a halt, or the feed.";
            case VolumeSpike -> "Look for news and at the order book: somebody is trading size.";
            case ZScore, Anomaly -> "Compare with another feed first: it may be a bad price.";
        };
    }

    private static String moved(Alarm alarm) {
        Alarm.Direction direction = alarm.direction();
        return direction == null ? "" : direction == Alarm.Direction.Up ? "up " : "down ";
    }

    private static String limit(String what, Alarm alarm) {
        return alarm.tolerance() == null ? "" : " (" + what + " " + alarm.tolerance() + ")";
    }

    /** A share in hundredths, to four significant digits. */
    private static String percent(@Nullable BigDecimal share) {
        if (share == null) {
            return "";
        }
        BigDecimal percent = share.multiply(HUNDRED);
        BigDecimal rounded = percent.round(DIGITS);
        return number(rounded.scale() < 0 ? percent.setScale(0, RoundingMode.HALF_EVEN) : rounded) + "%";
    }

    private static String number(@Nullable BigDecimal value) {
        if (value == null) {
            return "unknown";
        }
        // stripTrailingZeros of 100 is 1E+2
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** {@code 2024-05-24 14:00:01 EDT (18:00:01 UTC)}. */
    private String time(long millis) {
        ZonedDateTime utc = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC);
        ZonedDateTime local = utc.withZoneSameInstant(zone);
        if (local.getOffset().equals(ZoneOffset.UTC)) {
            return WITH_DAY.format(utc);
        }
        boolean sameDay = local.toLocalDate().equals(utc.toLocalDate());
        return LOCAL.format(local) + " (" + (sameDay ? WITHOUT_DAY : WITH_DAY).format(utc) + ")";
    }

    /** Names come from a topic: a line break in one must not become a header of a mail. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
