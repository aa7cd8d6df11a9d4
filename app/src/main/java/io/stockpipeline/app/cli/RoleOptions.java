package io.stockpipeline.app.cli;

import ch.qos.logback.classic.Level;
import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.log.LogDestination;
import io.stockpipeline.app.role.Role;
import io.stockpipeline.app.role.RoleRun;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.engine.UnsupportedAlarmException;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.spec.KafkaSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every role takes: options, or the environment where a pod sets it. */
final class RoleOptions {
    private static final Duration STOP = Duration.ofSeconds(25);

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            required = true,
            defaultValue = "${env:STOCKPIPELINE_PIPELINE}",
            description = "the StockPipeline file (environment: STOCKPIPELINE_PIPELINE)")
    private Path file = Path.of("");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "the Kafka; else that of --client-config, of the environment variable "
                    + ClientSettings.BOOTSTRAP_SERVERS_VARIABLE + " or of the file")
    private @Nullable String kafka;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            defaultValue = "${env:STOCKPIPELINE_CLIENT_CONFIG}",
            description = "properties of every Kafka client (environment: STOCKPIPELINE_CLIENT_CONFIG)")
    private @Nullable Path clientConfig;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "${env:STOCKPIPELINE_LOG_LEVEL:-INFO}",
            description = "ERROR, WARN, INFO, DEBUG or TRACE (environment: STOCKPIPELINE_LOG_LEVEL; default INFO)")
    private String logLevel = "INFO";

    /** Makes the role of a pipeline. */
    @FunctionalInterface
    interface RoleMaker {
        Role make(StockPipeline pipeline, ClientSettings clients, Path pipelineFolder);
    }

    /** Runs a role until a signal ends it. */
    int run(RoleMaker maker) throws InterruptedException {
        LogDestination.structured(Level.toLevel(logLevel, Level.INFO));
        StockPipeline pipeline = PipelineReader.read(file);
        ClientSettings clients = clients(pipeline);
        StopSignal stop = new StopSignal();
        try (SignalHandling signals = SignalHandling.of(stop, STOP)) {
            Role role = make(maker, pipeline, clients);
            new RoleRun(
                            role,
                            PipelineTopics.of(pipeline),
                            clients,
                            pipeline.spec().topics().effectivePartitions())
                    .run(stop);
            signals.finished();
        }
        return ExitCode.DONE;
    }

    private Role make(RoleMaker maker, StockPipeline pipeline, ClientSettings clients) {
        try {
            return maker.make(pipeline, clients, file.toAbsolutePath().resolveSibling(""));
        } catch (SourceConfigurationException | UnsupportedAlarmException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private ClientSettings clients(StockPipeline pipeline) {
        KafkaSpec named = pipeline.spec().kafka();
        String ofFile = named == null ? null : named.bootstrapServers();
        ClientSettings settings = ClientSettings.of(kafka, clientConfig, System.getenv());
        boolean unnamed = kafka == null && settings.bootstrapServers().equals(ClientSettings.DEFAULT_BOOTSTRAP_SERVERS);
        return unnamed && ofFile != null ? new ClientSettings(ofFile, settings.properties()) : settings;
    }
}
