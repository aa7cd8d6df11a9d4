package io.stockpipeline.console.notify;

import io.stockpipeline.console.notify.channel.Notice;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Alarms for tests. */
public final class Alarms {
    /** When all of them happened. */
    public static final Instant TIME = Instant.parse("2024-05-24T18:00:01Z");

    private Alarms() {}

    /** An average has moved; it never resolves. */
    public static Alarm deviation(String id) {
        return new Alarm(
                id,
                "episode-" + id,
                "5m",
                Alarm.Type.Deviation,
                Severity.Warning,
                Alarm.State.Firing,
                "AAPL",
                TIME.toEpochMilli(),
                new BigDecimal("190.10"),
                "5m",
                new BigDecimal("190.050000"),
                new BigDecimal("189.000000"),
                null,
                null,
                new BigDecimal("0.005555556"),
                "0.5%",
                Alarm.Direction.Up);
    }

    /** The price has moved from the previous close, or is back. */
    public static Alarm priceMove(String id, String episode, Alarm.State state, Severity severity) {
        return new Alarm(
                id,
                episode,
                "big-move",
                Alarm.Type.PriceMove,
                severity,
                state,
                "MSFT",
                TIME.toEpochMilli(),
                new BigDecimal("380.00"),
                null,
                null,
                null,
                new BigDecimal("400.00"),
                null,
                new BigDecimal("0.050000000"),
                "5%",
                Alarm.Direction.Down);
    }

    public static Alarm firing(String episode) {
        return priceMove(episode + "-firing", episode, Alarm.State.Firing, Severity.Critical);
    }

    public static Alarm resolved(String episode) {
        return priceMove(episode + "-resolved", episode, Alarm.State.Resolved, Severity.Critical);
    }

    public static byte[] bytes(Alarm alarm) {
        return new AlarmCodec().encode(alarm);
    }

    public static String json(Alarm alarm) {
        return new String(bytes(alarm), StandardCharsets.UTF_8);
    }

    public static Notice notice(Alarm alarm) {
        return new Notice(alarm, json(alarm));
    }
}
