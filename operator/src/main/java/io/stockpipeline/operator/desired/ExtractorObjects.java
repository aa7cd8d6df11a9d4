package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.List;
import java.util.Optional;

/**
 * The extractor: always a StatefulSet, so that there is at most one pod a shard. A Deployment may run two side by side for a
 * while, and a venue allows one connection a key.
 */
final class ExtractorObjects {
    private static final long STARTUP_SECONDS = 300;

    private ExtractorObjects() {}

    static List<HasMetadata> of(
            Pipeline pipeline, Facts facts, OperatorSettings settings, RoleConfig config, Metadata metadata)
            throws InvalidTemplateException {
        PipelineRole component = PipelineRole.EXTRACTOR;
        var spec = pipeline.spec();
        PipelineTopics topics = pipeline.topics();
        Mounts mounts = Mounts.of(config)
                .kafka(SecretNames.kafka(spec))
                .secrets(SecretNames.source(spec).stream().toList());
        if (spec.source().selected() instanceof FileSource file) {
            mounts.file(file);
        }
        PodBlueprint pods = new PodBlueprint(
                pipeline,
                component,
                facts,
                settings,
                PodSettings.of(spec.extractor().template(), "spec.extractor.template", RoleDefaults.of(component)),
                mounts,
                List.of(topics.ticks(), topics.positions()),
                Optional.empty(),
                Surroundings.joined(
                        facts.secretsHash().kafka(), facts.secretsHash().source()),
                STARTUP_SECONDS);
        String name = pipeline.nameOf(component);
        return List.of(
                Surroundings.headlessService(pipeline, component, metadata),
                new StatefulSetBuilder()
                        .withMetadata(metadata.of(name, component))
                        .withNewSpec()
                        .withReplicas(spec.suspend() ? 0 : spec.extractor().shards())
                        .withServiceName(name)
                        .withRevisionHistoryLimit(Surroundings.HISTORY)
                        // Shards know nothing of each other; and one that cannot start must not hold up its own mend.
                        .withPodManagementPolicy("Parallel")
                        .withNewSelector()
                        .withMatchLabels(Labels.selector(pipeline.name(), component))
                        .endSelector()
                        .withTemplate(pods.build(false))
                        .endSpec()
                        .build());
    }
}
