package io.stockpipeline.app.cli;

import io.stockpipeline.app.role.ExtractorRole;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.role.PipelineRole;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code extractor}: the role that fetches ticks. */
@Command(
        name = "extractor",
        description = "Fetches ticks and publishes them to Kafka, as a pod does. Stops on SIGTERM.",
        footer = {"", "Example:", "  stockpipeline extractor --pipeline tech.yaml --kafka localhost:9092"})
final class ExtractorCommand implements Callable<Integer> {
    @Mixin
    private RoleOptions options = new RoleOptions();

    @Option(
            names = "--shard",
            paramLabel = "N",
            defaultValue = "${env:STOCKPIPELINE_SHARD:-0}",
            description =
                    "which of spec.extractor.shards this is, from 0; on Kubernetes the pod's index in its StatefulSet"
                            + " (environment: STOCKPIPELINE_SHARD; default: 0)")
    private int shard;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(
                PipelineRole.EXTRACTOR,
                (pipeline, clients, pipelineFolder) -> new ExtractorRole(
                        pipeline,
                        clients,
                        shard,
                        SourceContext.of(pipelineFolder, options.secretsFolder(), Clock.systemUTC())));
    }
}
