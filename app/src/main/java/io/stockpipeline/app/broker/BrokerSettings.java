package io.stockpipeline.app.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Every setting of the embedded broker with its reason: one node that is broker and controller, quick to start, small in
 * memory, and never clever about other people's data.
 */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String CLIENT_LISTENER = "CLIENT";
    /** A dead letter carries up to 4 MiB of somebody else's bytes and its headers. */
    private static final int MAX_MESSAGE_BYTES = 10 * 1024 * 1024;

    private BrokerSettings() {}

    /**
     * The settings of one start.
     *
     * @param killed whether the run before did not stop in order
     */
    static Properties of(Path logFolder, BrokerPorts ports, boolean killed) {
        Properties settings = new Properties();
        identity(settings, logFolder, ports);
        oneReplica(settings);
        quickStart(settings, killed);
        smallMemory(settings);
        retention(settings);
        return settings;
    }

    private static void identity(Properties settings, Path logFolder, BrokerPorts ports) {
        String client = CLIENT_LISTENER + "://" + BrokerPorts.LOOPBACK + ":" + ports.client();
        String controller = CONTROLLER_LISTENER + "://" + BrokerPorts.LOOPBACK + ":" + ports.controller();
        set(settings, "node.id", NODE_ID);
        set(settings, "process.roles", "broker,controller");
        set(settings, "listeners", client + "," + controller);
        set(settings, "advertised.listeners", client);
        set(
                settings,
                "listener.security.protocol.map",
                CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        set(settings, "inter.broker.listener.name", CLIENT_LISTENER);
        set(settings, "controller.listener.names", CONTROLLER_LISTENER);
        set(settings, "controller.quorum.voters", NODE_ID + "@" + BrokerPorts.LOOPBACK + ":" + ports.controller());
        set(settings, "log.dirs", logFolder.toAbsolutePath());
        // A mistyped topic must be an error, not a new topic.
        set(settings, "auto.create.topics.enable", false);
        set(settings, "message.max.bytes", MAX_MESSAGE_BYTES);
    }

    private static void oneReplica(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            set(settings, topic + ".num.partitions", 1);
            set(settings, topic + ".replication.factor", 1);
        }
        set(settings, "transaction.state.log.min.isr", 1);
        set(settings, "share.coordinator.state.topic.min.isr", 1);
    }

    private static void quickStart(Properties settings, boolean killed) {
        // There is one member a group: nobody to wait for.
        set(settings, "group.initial.rebalance.delay.ms", 0);
        set(settings, "group.streams.initial.rebalance.delay.ms", 0);
        set(settings, "group.streams.assignment.interval.ms", 0);
        // A streams member learns its assignment by heartbeat.
        set(settings, "group.streams.min.heartbeat.interval.ms", 500);
        set(settings, "group.streams.heartbeat.interval.ms", 500);
        // The session of a killed broker must expire before its successor may register. Else time is no matter, and a
        // busy machine must not make the controller take its own broker for dead.
        set(settings, "broker.session.timeout.ms", killed ? 1000 : 9000);
        set(settings, "broker.heartbeat.interval.ms", 100);
        // Nobody else appends to the metadata log: batching its records only delays each topic that is created.
        set(settings, "controller.quorum.append.linger.ms", 0);
        // A transaction that a killed run left open hides what follows it from readers until it is aborted.
        set(settings, "transaction.abort.timed.out.transaction.cleanup.interval.ms", 1000);
        // After a kill the open segments are read again: small ones bound how long that takes.
        set(settings, "log.segment.bytes", 128 * 1024 * 1024);
    }

    private static void smallMemory(Properties settings) {
        // Some 80 partitions, each with two index files mapped at full size.
        set(settings, "log.index.size.max.bytes", 64 * 1024);
        set(settings, "log.cleaner.dedupe.buffer.size", 8 * 1024 * 1024);
        set(settings, "log.cleaner.io.buffer.size", 128 * 1024);
        set(settings, "num.network.threads", 1);
        set(settings, "num.io.threads", 2);
        set(settings, "background.threads", 2);
        set(settings, "group.coordinator.threads", 1);
        set(settings, "group.coordinator.background.threads", 1);
        set(settings, "offsets.load.buffer.size", 1024 * 1024);
        set(settings, "transaction.state.log.load.buffer.size", 1024 * 1024);
        // Nobody watches this broker over JMX.
        set(settings, "metric.reporters", "");
    }

    private static void retention(Properties settings) {
        // The pipeline's topics say themselves how long they keep; what does not say so keeps everything.
        set(settings, "log.retention.ms", -1);
        // A pipeline that rests for a month continues where it stopped.
        set(settings, "offsets.retention.minutes", Integer.MAX_VALUE);
        set(settings, "transactional.id.expiration.ms", Integer.MAX_VALUE);
    }

    private static void set(Properties settings, String key, Object value) {
        settings.setProperty(key, String.valueOf(value));
    }
}
