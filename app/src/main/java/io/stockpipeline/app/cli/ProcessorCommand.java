package io.stockpipeline.app.cli;

import io.stockpipeline.app.role.ProcessorRole;
import io.stockpipeline.model.role.PipelineRole;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code processor}: the role that computes. */
@Command(
        name = "processor",
        description = "Computes averages, alarms and bars from ticks in Kafka, as a pod does. Stops on SIGTERM.",
        footer = {"", "Example:", "  stockpipeline processor --pipeline tech.yaml --kafka localhost:9092"})
final class ProcessorCommand implements Callable<Integer> {
    @Mixin
    private RoleOptions options = new RoleOptions();

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STOCKPIPELINE_STATE_DIR:-state}",
            description = "where Kafka Streams keeps its files (environment: STOCKPIPELINE_STATE_DIR; default: state)")
    private Path stateFolder = Path.of("state");

    @Override
    public Integer call() throws InterruptedException {
        return options.run(
                PipelineRole.PROCESSOR,
                (pipeline, clients, pipelineFolder) -> new ProcessorRole(pipeline, clients, stateFolder));
    }
}
