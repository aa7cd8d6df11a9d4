package io.stockpipeline.app.cli;

import io.stockpipeline.app.role.ExtractorRole;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.role.PipelineRole;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--refusals-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STOCKPIPELINE_REFUSALS_DIR}",
            description =
                    "where it is kept that the venue has refused the credential: started again with the same one it waits for"
                            + " another and does not ask (environment: STOCKPIPELINE_REFUSALS_DIR; default: nowhere, and it asks)")
    private @Nullable Path refusalsFolder;

    @Override
    public Integer call() throws InterruptedException {
        return options.run(
                PipelineRole.EXTRACTOR,
                (pipeline, clients, pipelineFolder) -> new ExtractorRole(
                        pipeline,
                        clients,
                        shard,
                        SourceContext.of(pipelineFolder, options.secretsFolder(), Clock.systemUTC()),
                        Optional.ofNullable(refusalsFolder)));
    }
}
