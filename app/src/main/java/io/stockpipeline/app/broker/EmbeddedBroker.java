package io.stockpipeline.app.broker;

import io.stockpipeline.app.fault.FailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this process, on the loopback address only, with its data in one folder that survives restarts and
 * kills.
 *
 * <p>Kafka calls none of the classes used here public, and its fatal faults end the whole process: both stay behind this
 * class. At most one broker runs in a process, since a fault does not say whose it is.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final BrokerPorts ports;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, BrokerPorts ports) {
        this.server = server;
        this.ports = ports;
    }

    /**
     * Starts a broker on the data in a folder, which is made and formatted where it is missing.
     *
     * @param folder where the broker keeps its data; nobody else may use it at the same time
     * @param onFault told in words when the broker cannot go on, for example because the disk is full; called by a
     *     thread of the broker, at most once
     * @throws FailedException when it does not start
     */
    public static EmbeddedBroker start(Path folder, Consumer<String> onFault) {
        return start(folder, onFault, Map.of());
    }

    /** The same with settings of the broker that differ. */
    static EmbeddedBroker start(Path folder, Consumer<String> onFault, Map<String, String> settings) {
        FaultReport report = new FaultReport(folder, onFault);
        Exit.setHaltProcedure(report);
        Exit.setExitProcedure(report);
        try {
            Path logFolder = Files.createDirectories(folder.resolve("log"));
            format(logFolder);
            return start(folder, logFolder, settings);
        } catch (IOException e) {
            throw new FailedException("cannot write the broker's data to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static EmbeddedBroker start(Path folder, Path logFolder, Map<String, String> different) throws IOException {
        boolean killed = wasKilled(logFolder);
        for (int attempt = 1; ; attempt++) {
            BrokerPorts ports = BrokerPorts.choose(folder);
            KafkaRaftServer server = null;
            try {
                // Logging its settings takes longer than applying them.
                Properties settings = BrokerSettings.of(logFolder, ports, killed);
                settings.putAll(different);
                KafkaConfig config = KafkaConfig.fromProps(settings, false);
                server = new KafkaRaftServer(config, Time.SYSTEM);
                server.startup();
                ports.remember(folder);
                return new EmbeddedBroker(server, ports);
            } catch (Exception e) {
                stopQuietly(server);
                // Between choosing a port and binding it somebody else may have taken it.
                if (attempt == ATTEMPTS || !isAddressInUse(e)) {
                    throw new FailedException("the embedded Kafka broker did not start: " + rootMessage(e), e);
                }
            }
        }
    }

    /** {@code HOST:PORT}, reachable from this machine only. */
    public String bootstrapServers() {
        return BrokerPorts.LOOPBACK + ":" + ports.client();
    }

    /** Stops in order, so that the next start need not recover anything. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    /** A broker that stops in order leaves a mark, and one that starts takes it away. */
    private static boolean wasKilled(Path logFolder) {
        return Files.exists(logFolder.resolve("__cluster_metadata-0"))
                && !Files.exists(logFolder.resolve(".kafka_cleanshutdown"));
    }

    private static void format(Path logFolder) throws IOException {
        if (Files.exists(logFolder.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logFolder.toString())
                    .addDirectory(logFolder.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new FailedException("cannot prepare " + logFolder + " for the embedded broker: " + rootMessage(e), e);
        }
    }

    private static void stopQuietly(@Nullable KafkaRaftServer server) {
        if (server == null) {
            return;
        }
        try {
            server.shutdown();
        } catch (RuntimeException e) {
            // What went wrong before it is what matters.
        }
    }

    private static boolean isAddressInUse(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    || String.valueOf(cause.getMessage()).contains("in use")) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
