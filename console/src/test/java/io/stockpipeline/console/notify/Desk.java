package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.notify.channel.Channels;
import io.stockpipeline.console.notify.channel.SecretFiles;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;

/** All of a console that sends, but for its threads: a test says when it takes a turn. */
final class Desk implements AutoCloseable {
    private static final String TOPIC_ID = "topic-1";

    private final List<Subscription> subscriptions;
    private final List<String> names;
    private final List<Courier> couriers;
    private final IntakeTable intake;
    private final DeliveryTable table;
    private final DeliveryReport report;
    private final Upkeep upkeep;
    private final Dispatcher dispatcher;
    private final Clock clock;

    /** @param notifications as in a pipeline's file */
    Desk(HistoryDatabase database, Clock clock, String notifications) {
        this(database, clock, notifications, Duration.ofSeconds(30));
    }

    /** @param timeout of an HTTP request */
    Desk(HistoryDatabase database, Clock clock, String notifications, Duration timeout) {
        this.clock = clock;
        StockPipeline pipeline = Pipelines.of(notifications);
        List<NotificationSpec> specs = pipeline.spec().notifications();
        Channels channels = new Channels(pipeline, new SecretFiles(null), clock, timeout);
        subscriptions = specs.stream()
                .map(spec -> new Subscription(spec.name(), spec.minSeverity()))
                .toList();
        names = subscriptions.stream().map(Subscription::name).toList();
        couriers = specs.stream()
                .map(spec -> new Courier(spec.name(), channels.of(spec)))
                .toList();
        intake = new IntakeTable(database);
        table = new DeliveryTable(database);
        report = new DeliveryReport(database);
        upkeep = new Upkeep(database);
        dispatcher = new Dispatcher(
                table,
                new RepeatTable(database, Watched.by(pipeline)),
                new RetrySchedule(new Random(42)),
                couriers,
                clock,
                () -> {});
        table.reopen(names);
        intake.register(names, TOPIC_ID, Map.of(0, 0L), clock.instant());
    }

    /** The next records of the topic. */
    void take(Alarm... alarms) {
        take(clock.instant(), alarms);
    }

    void take(Instant arrived, Alarm... alarms) {
        long offset =
                intake.register(names, TOPIC_ID, Map.of(0, 0L), clock.instant()).get(0);
        List<IntakeTable.TakenAlarm> taken = new ArrayList<>();
        for (Alarm alarm : alarms) {
            taken.add(new IntakeTable.TakenAlarm(0, offset + taken.size(), alarm, Alarms.json(alarm), arrived));
        }
        intake.takeIn(subscriptions, taken, Map.of(0, offset + alarms.length), clock.instant());
    }

    /** Hands out what is due and waits until all of it has been written down. */
    void turn() {
        handOut();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::settled);
    }

    /** Hands out what is due and does not wait. */
    void handOut() {
        dispatcher.round();
    }

    boolean settled() {
        dispatcher.writeDown();
        return couriers.stream().allMatch(courier -> courier.free() == Courier.PARALLEL);
    }

    void upkeep() {
        upkeep.run(names, clock.instant());
    }

    /** All deliveries, the oldest first. */
    List<DeliveryRow> rows() {
        return report.list(null, null, Long.MAX_VALUE, 5000).stream()
                .sorted(Comparator.comparingLong(DeliveryRow::id))
                .toList();
    }

    List<DeliveryState> states() {
        return rows().stream().map(DeliveryRow::state).toList();
    }

    NotificationStatus status() {
        return report.status(names, clock.instant()).get(0);
    }

    /** Breaks off what is under way, as a kill would. */
    @Override
    public void close() {
        couriers.forEach(courier -> courier.close(Duration.ZERO));
    }
}
