package io.stockpipeline.console.notify;

import io.stockpipeline.console.notify.channel.Notice;
import io.stockpipeline.console.notify.channel.Outcome;
import io.stockpipeline.console.notify.channel.RepeatingChannel;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands what is due to the couriers and writes down what came of it. All of the queue's database work is done by the one thread
 * that makes the rounds; what cannot be written waits, and so do the messages after it.
 */
final class Dispatcher {
    private static final int ALERTS_A_MESSAGE = 500;
    private static final String UNREADABLE = "taken in by a later version, which this one cannot read";

    private final DeliveryTable table;
    private final RepeatTable repeats;
    private final RetrySchedule schedule;
    private final List<Courier> couriers;
    private final Map<String, DeliveryLog> logs;
    private final Clock clock;
    private final Runnable news;
    private final AlarmCodec codec = new AlarmCodec();
    private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();

    /** @param news told when there is something to write down */
    Dispatcher(
            DeliveryTable table,
            RepeatTable repeats,
            RetrySchedule schedule,
            List<Courier> couriers,
            Clock clock,
            Runnable news) {
        this.table = table;
        this.repeats = repeats;
        this.schedule = schedule;
        this.couriers = List.copyOf(couriers);
        this.logs =
                couriers.stream().map(Courier::name).collect(Collectors.toMap(Function.identity(), DeliveryLog::new));
        this.clock = clock;
        this.news = news;
    }

    /** What came of a message. */
    private sealed interface Result {
        Courier courier();

        record Sent(Courier courier, ClaimedDelivery delivery, Outcome outcome) implements Result {}

        record Repeated(Courier courier, List<String> episodes, Outcome outcome) implements Result {}
    }

    /** Writes down, and hands out. */
    void round() {
        writeDown();
        for (Courier courier : couriers) {
            if (courier.free() > 0) {
                repeat(courier);
            }
            if (courier.free() > 0) {
                handOut(courier);
            }
        }
    }

    private void handOut(Courier courier) {
        Instant now = clock.instant();
        String name = courier.name();
        DeliveryTable.Order order = DeliveryTable.Order.OfEpisode;
        if (courier.channel() instanceof RepeatingChannel) {
            order = DeliveryTable.Order.OfAlarm;
            repeats.passOver(name, now);
        }
        for (ClaimedDelivery delivery : table.claim(name, courier.free(), now, order)) {
            String useless = useless(delivery, now);
            Notice notice = notice(delivery.record());
            if (useless != null) {
                table.skipped(name, delivery, useless, now);
            } else if (notice == null) {
                table.dead(name, delivery, UNREADABLE, now);
                log(name).dead(delivery.record(), UNREADABLE);
            } else {
                courier.send(
                        () -> courier.channel().send(notice),
                        outcome -> told(new Result.Sent(courier, delivery, outcome)));
            }
        }
    }

    private static @Nullable String useless(ClaimedDelivery delivery, Instant now) {
        DeliveryState firing = delivery.firing();
        if (firing == null && delivery.attempts() == 1 && !delivery.arrivedAt().isAfter(now.minus(Upkeep.STALE))) {
            return Upkeep.TOO_OLD;
        }
        return firing == DeliveryState.Dead || firing == DeliveryState.Skipped
                ? "the alarm that it ends was not delivered"
                : null;
    }

    private void repeat(Courier courier) {
        Instant now = clock.instant();
        if (!(courier.channel() instanceof RepeatingChannel channel) || !repeats.begin(courier.name(), now)) {
            return;
        }
        List<RepeatTable.StillFiring> firing = repeats.stillFiring(courier.name(), now);
        for (int i = 0; i < firing.size(); i += ALERTS_A_MESSAGE) {
            List<RepeatTable.StillFiring> some = firing.subList(i, Math.min(firing.size(), i + ALERTS_A_MESSAGE));
            List<Notice> notices = some.stream()
                    .map(each -> notice(each.record()))
                    .filter(Objects::nonNull)
                    .toList();
            List<String> episodes =
                    some.stream().map(RepeatTable.StillFiring::episode).toList();
            courier.send(
                    () -> channel.sendAgain(notices), outcome -> told(new Result.Repeated(courier, episodes, outcome)));
        }
    }

    private @Nullable Notice notice(String record) {
        try {
            return new Notice(codec.decode(record.getBytes(StandardCharsets.UTF_8)), record);
        } catch (UnusableRecordException e) {
            return null;
        }
    }

    private void told(Result result) {
        results.add(result);
        news.run();
    }

    /** Writes down what is known by now. */
    void writeDown() {
        for (Result result = results.peek(); result != null; result = results.peek()) {
            if (result instanceof Result.Sent sent) {
                write(sent);
            } else if (result instanceof Result.Repeated repeated) {
                write(repeated);
            }
            results.remove();
            result.courier().done();
        }
    }

    private void write(Result.Sent sent) {
        String name = sent.courier().name();
        ClaimedDelivery delivery = sent.delivery();
        DeliveryLog log = log(name);
        Instant now = clock.instant();
        Outcome outcome = sent.outcome();
        if (outcome instanceof Outcome.Arrived) {
            table.delivered(name, delivery, now);
            log.delivered();
        } else if (outcome instanceof Outcome.Failed failed) {
            Duration wait = schedule.after(delivery.attempts()).orElse(null);
            if (wait == null) {
                table.dead(name, delivery, failed.reason(), now);
                log.dead(delivery.record(), failed.reason());
            } else {
                table.failed(name, delivery, failed.reason(), now.plus(wait), now);
                log.failed(failed.reason(), wait);
            }
        } else if (outcome instanceof Outcome.Later later) {
            table.paused(name, delivery, later.reason(), now.plus(later.pause()), now);
            log.paused(later.reason(), later.pause());
        } else if (outcome instanceof Outcome.Gone gone) {
            table.gone(name, delivery, gone.reason(), now);
            log.gone(gone.reason());
        }
    }

    private void write(Result.Repeated repeated) {
        String name = repeated.courier().name();
        Instant now = clock.instant();
        Outcome outcome = repeated.outcome();
        // Even a message that seems to have failed may have arrived.
        repeats.settle(name, repeated.episodes(), now);
        if (outcome instanceof Outcome.Failed failed) {
            table.failure(name, failed.reason(), now);
            log(name).failed(failed.reason(), RepeatTable.EVERY);
        } else if (outcome instanceof Outcome.Later later) {
            table.pause(name, now.plus(later.pause()));
            log(name).paused(later.reason(), later.pause());
        } else if (outcome instanceof Outcome.Gone gone) {
            table.disable(name, gone.reason());
            log(name).gone(gone.reason());
        } else {
            log(name).delivered();
        }
    }

    private DeliveryLog log(String name) {
        return Objects.requireNonNull(logs.get(name));
    }
}
