package io.stockpipeline.app.cli;

import ch.qos.logback.classic.Level;
import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.health.HealthServer;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.log.LogDestination;
import io.stockpipeline.app.metrics.MetricsPage;
import io.stockpipeline.app.role.Role;
import io.stockpipeline.app.role.RoleRun;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.model.line.WrongMappingException;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.KafkaSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.processor.UnusableSourceTopicException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
            names = "--secrets-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STOCKPIPELINE_SECRETS_DIR}",
            description = "the Secrets that the file names: a folder each, a file a key"
                    + " (environment: STOCKPIPELINE_SECRETS_DIR)")
    private @Nullable Path secretsFolder;

    @Mixin
    private HealthOption health = new HealthOption();

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

    /** The folder of Secrets; null: none was given. */
    @Nullable Path secretsFolder() {
        return secretsFolder;
    }

    /** Runs a role until a signal ends it. */
    int run(PipelineRole which, RoleMaker maker) throws InterruptedException {
        LogDestination.structured(Level.toLevel(logLevel, Level.INFO));
        // It warns of two of its own defaults at every start; what a pipeline may set is checked before it gets here.
        LogDestination.errorsOnly("org.apache.kafka.streams.StreamsConfig");
        StockPipeline pipeline = PipelineReader.readPart(file, which);
        ClientSettings clients = clients(pipeline);
        StopSignal stop = new StopSignal();
        try (SignalHandling signals = SignalHandling.of(stop, STOP)) {
            Role role = make(maker, pipeline, clients);
            serving(role, pipeline, clients, stop);
            signals.finished();
        }
        return ExitCode.DONE;
    }

    private void serving(Role role, StockPipeline pipeline, ClientSettings clients, StopSignal stop)
            throws InterruptedException {
        try (MetricsPage metrics = new MetricsPage().add(role.metrics())) {
            RoleRun run = new RoleRun(
                    role,
                    PipelineTopics.of(pipeline),
                    clients,
                    pipeline.spec().topics().effectivePartitions(),
                    metrics::text);
            HealthServer server = health.serve(run);
            if (server == null) {
                run.run(stop);
                return;
            }
            try (server) {
                server.serve(MetricsPage.PATH, MetricsPage.CONTENT_TYPE, metrics::text);
                run.run(stop);
            }
        }
    }

    private Role make(RoleMaker maker, StockPipeline pipeline, ClientSettings clients) {
        try {
            return maker.make(pipeline, clients, file.toAbsolutePath().resolveSibling(""));
        } catch (SourceConfigurationException | WrongMappingException | UnusableSourceTopicException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private ClientSettings clients(StockPipeline pipeline) {
        KafkaSpec named = pipeline.spec().kafka();
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (named != null && named.bootstrapServers() != null) {
            environment.putIfAbsent(ClientSettings.BOOTSTRAP_SERVERS_VARIABLE, named.bootstrapServers());
        }
        return ClientSettings.of(kafka, clientConfig(named), environment).consentToTokenEndpoint();
    }

    /** The file that option or environment name; else the one in the Secret that the pipeline names. */
    private @Nullable Path clientConfig(@Nullable KafkaSpec named) {
        String secret = named == null ? null : named.clientConfigSecret();
        if (clientConfig != null || secret == null) {
            return clientConfig;
        }
        if (secretsFolder == null) {
            throw new WrongInputException(
                    "spec.kafka.clientConfigSecret: give --client-config FILE, or --secrets-dir DIR," + " where "
                            + Path.of(secret, "client.properties") + " lies");
        }
        return secretsFolder.resolve(secret).resolve("client.properties");
    }
}
