package io.stockpipeline.app.cli;

import ch.qos.logback.classic.Level;
import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.health.HealthAddress;
import io.stockpipeline.app.log.LogDestination;
import io.stockpipeline.app.role.OperatorRun;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operator}: looks after the StockPipelines of a Kubernetes cluster. */
@Command(
        name = "operator",
        description = {
            "Looks after the StockPipelines of a Kubernetes cluster: the one that the current context of kubectl names,",
            "or the one that it runs in. Everything else is told by the environment: see docs/operations.md."
        },
        footer = {
            "",
            "Example:",
            "  export STOCKPIPELINE_IMAGE=stockpipeline/stockpipeline:0.1.0",
            "  stockpipeline operator --health-address 127.0.0.1:8081"
        })
final class OperatorCommand implements Callable<Integer> {
    private static final Duration STOP = Duration.ofSeconds(25);

    @Option(
            names = "--health-address",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:STOCKPIPELINE_HEALTH_ADDRESS}",
            description = "where /livez, /readyz and /metrics are answered (environment: STOCKPIPELINE_HEALTH_ADDRESS;"
                    + " default: nowhere)")
    private @Nullable String healthAddress;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "${env:STOCKPIPELINE_LOG_LEVEL:-INFO}",
            description = "ERROR, WARN, INFO, DEBUG or TRACE (environment: STOCKPIPELINE_LOG_LEVEL; default INFO)")
    private String logLevel = "INFO";

    @Override
    public Integer call() throws InterruptedException {
        LogDestination.structured(Level.toLevel(logLevel, Level.INFO));
        // An absent Kafka is told in the status of the pipelines that use it, not once a second here.
        LogDestination.errorsOnly(
                "org.apache.kafka.clients", "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils");
        StopSignal stop = new StopSignal();
        try (SignalHandling signals = SignalHandling.of(stop, STOP)) {
            new OperatorRun(settings(), address()).run(stop);
            signals.finished();
        }
        return ExitCode.DONE;
    }

    private static OperatorSettings settings() {
        try {
            return OperatorSettings.of(System.getenv());
        } catch (OperatorSettings.FaultyEnvironmentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable InetSocketAddress address() {
        try {
            return healthAddress == null || healthAddress.isBlank() ? null : HealthAddress.parse(healthAddress);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException("--health-address: " + e.getMessage(), e);
        }
    }
}
