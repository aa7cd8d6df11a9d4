package io.stockpipeline.console.notify;

import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.SqlFailure;
import io.stockpipeline.console.http.RouteGroup;
import io.stockpipeline.console.notify.channel.Channels;
import io.stockpipeline.console.notify.channel.SecretFiles;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the alarms of a pipeline to its notifications, with two threads of its own and a few for each receiver. Neither Kafka nor
 * the database has to be there when it starts; it goes on when they are.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    /** How often it is asked what is due: other consoles, and the clock, say nothing. */
    private static final Duration ROUND = Duration.ofSeconds(1);

    private static final Duration STATUS = Duration.ofSeconds(5);
    private static final Duration UPKEEP = Duration.ofMinutes(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final List<String> names;
    private final List<Courier> couriers;
    private final DeliveryTable table;
    private final DeliveryReport report;
    private final Upkeep upkeep;
    private final Dispatcher dispatcher;
    private final AlarmIntake intake;
    private final PatientLoop reading;
    private final PatientLoop sending;
    private final Clock clock;

    private volatile List<NotificationStatus> status = List.of();
    private boolean reopened;
    private Instant nextStatus = Instant.MIN;
    private Instant nextUpkeep = Instant.MIN;

    private Notifications(
            StockPipeline pipeline,
            Channels channels,
            HistoryDatabase database,
            String topic,
            KafkaAlarms kafka,
            Clock clock) {
        this.clock = clock;
        List<NotificationSpec> notifications = pipeline.spec().notifications();
        names = notifications.stream().map(NotificationSpec::name).toList();
        couriers = notifications.stream()
                .map(notification -> new Courier(notification.name(), channels.of(notification)))
                .toList();
        table = new DeliveryTable(database);
        report = new DeliveryReport(database);
        upkeep = new Upkeep(database);
        sending = new PatientLoop("sending", database, this::round, () -> {});
        dispatcher = new Dispatcher(
                table,
                new RepeatTable(database, Watched.by(pipeline)),
                new RetrySchedule(RandomGenerator.getDefault()),
                couriers,
                clock,
                sending::wakeUp);
        List<Subscription> subscriptions = notifications.stream()
                .map(notification -> new Subscription(notification.name(), notification.minSeverity()))
                .toList();
        intake = new AlarmIntake(
                topic, kafka, kafka::consumer, new IntakeTable(database), subscriptions, clock, sending::wakeUp);
        reading = new PatientLoop("reading", database, intake::step, () -> {
            intake.close();
            kafka.close();
        });
    }

    /**
     * Begins to read and to send; does not wait.
     *
     * @param pipeline with at least one notification
     * @param secretsFolder the Secrets that the pipeline names, a folder each, a file a key; null where none were given
     * @throws NotificationFaultException when a Secret is missing or of no use
     */
    public static Notifications start(
            StockPipeline pipeline,
            HistoryDatabase database,
            ConsoleConnection connection,
            @Nullable Path secretsFolder,
            Clock clock) {
        if (pipeline.spec().notifications().isEmpty()) {
            throw new IllegalArgumentException("the pipeline has no notifications");
        }
        Channels channels = channels(pipeline, secretsFolder, clock);
        String topic = PipelineTopics.of(pipeline).alarms();
        KafkaAlarms kafka = new KafkaAlarms(connection, topic, pipeline.qualifiedName());
        Notifications made = new Notifications(pipeline, channels, database, topic, kafka, clock);
        made.reading.start();
        made.sending.start();
        return made;
    }

    /**
     * Looks whether all of a pipeline's notifications could be sent, as far as its file and its Secrets tell.
     *
     * @throws NotificationFaultException when a Secret is missing or of no use
     */
    public static void check(StockPipeline pipeline, @Nullable Path secretsFolder, Clock clock) {
        channels(pipeline, secretsFolder, clock);
    }

    private static Channels channels(StockPipeline pipeline, @Nullable Path secretsFolder, Clock clock) {
        Channels channels = new Channels(pipeline, new SecretFiles(secretsFolder), clock);
        List<String> faults = NotificationFaults.of(pipeline.spec().notifications(), channels);
        if (!faults.isEmpty()) {
            throw new NotificationFaultException(faults);
        }
        return channels;
    }

    private void round() throws InterruptedException {
        if (!reopened) {
            table.reopen(names);
            reopened = true;
        }
        Instant now = clock.instant();
        if (!now.isBefore(nextUpkeep)) {
            upkeep.run(names, now);
            nextUpkeep = now.plus(UPKEEP);
        }
        dispatcher.round();
        if (!now.isBefore(nextStatus)) {
            refresh(now);
            nextStatus = now.plus(STATUS);
        }
        sending.await(ROUND);
    }

    private void refresh(Instant now) {
        List<NotificationStatus> known = report.status(names, now);
        if (known.size() == names.size()) {
            status = known;
        }
    }

    /** How it stands with each of them, by name, as of a few seconds ago; empty before the database has answered. Never blocks. */
    public List<NotificationStatus> status() {
        return status;
    }

    /** Whether alarms are read and deliveries sent, as far as Kafka and the database are concerned. Never blocks. */
    public boolean working() {
        return reading.words().equals(PatientLoop.WELL) && sending.words().equals(PatientLoop.WELL);
    }

    /** What keeps alarms from being read or sent, for a person; {@code well} when nothing does. Never blocks. */
    public String words() {
        return working() ? PatientLoop.WELL : "reading: " + reading.words() + "; sending: " + sending.words();
    }

    /** {@code /api/v1/deliveries}. */
    public RouteGroup routes() {
        return new DeliveryRoutes(report, clock);
    }

    /** Lets the messages that are under way end, for some seconds; what is broken off is sent again at the next start. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + CLOSING.toNanos();
        reading.stop();
        intake.wakeUp();
        sending.close(CLOSING);
        couriers.forEach(Courier::stop);
        reading.close(CLOSING);
        // Those that hang do so together and not one after the other.
        couriers.forEach(courier -> courier.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
        try {
            dispatcher.writeDown();
        } catch (RuntimeException e) {
            LOG.warn(
                    "notifications: what was sent last could not be written down, and is sent again: {}",
                    SqlFailure.words(e));
        }
    }
}
