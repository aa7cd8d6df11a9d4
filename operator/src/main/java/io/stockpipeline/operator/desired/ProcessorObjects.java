package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The processor: a Deployment while its state is in memory, which Kafka keeps for it; a StatefulSet with a volume a pod
 * where {@code storage} asks for one, so that a pod finds its state again.
 */
final class ProcessorObjects {
    /** A roll-out is given longer than a single start. */
    private static final int ROLLOUT_MARGIN = 60;

    private ProcessorObjects() {}

    static List<HasMetadata> of(
            Pipeline pipeline, Facts facts, OperatorSettings settings, RoleConfig config, Metadata metadata)
            throws InvalidTemplateException {
        PipelineRole component = PipelineRole.PROCESSOR;
        ProcessorSpec processor = pipeline.spec().processor();
        PipelineTopics topics = pipeline.topics();
        Mounts mounts = Mounts.of(config).kafka(SecretNames.kafka(pipeline.spec()));
        ProcessorSpec.Storage storage = processor.storage();
        long startupSeconds = processor.startupTimeout().millis() / 1000;
        PodTemplateSpec pods = new PodBlueprint(
                        pipeline,
                        component,
                        facts,
                        settings,
                        PodSettings.of(processor.template(), "spec.processor.template", RoleDefaults.of(component)),
                        storage == null ? mounts.passingState() : mounts.keptState(),
                        List.of(topics.ticks(), topics.averages(), topics.alarms(), topics.bars()),
                        Optional.ofNullable(pipeline.spec().source().kafka()).map(KafkaSource::topic),
                        facts.secretsHash().kafka(),
                        startupSeconds)
                .build(storage != null);
        int replicas = Replicas.of(pipeline.spec(), facts.processorReplicas()).created();
        HasMetadata budget = Surroundings.disruptionBudget(pipeline, component, metadata);
        if (storage == null) {
            return List.of(deployment(pipeline, metadata, replicas, startupSeconds, pods), budget);
        }
        return List.of(
                Surroundings.headlessService(pipeline, component, metadata),
                statefulSet(pipeline, metadata, replicas, storage, pods),
                budget);
    }

    private static HasMetadata deployment(
            Pipeline pipeline, Metadata metadata, int replicas, long startupSeconds, PodTemplateSpec pods) {
        return new DeploymentBuilder()
                .withMetadata(metadata.of(pipeline.nameOf(PipelineRole.PROCESSOR), PipelineRole.PROCESSOR))
                .withNewSpec()
                .withReplicas(replicas)
                .withRevisionHistoryLimit(Surroundings.HISTORY)
                .withProgressDeadlineSeconds(Math.toIntExact(startupSeconds + ROLLOUT_MARGIN))
                // The new pod takes over before the old one goes: no gap in the averages.
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(1))
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .endStrategy()
                .withNewSelector()
                .withMatchLabels(Labels.selector(pipeline.name(), PipelineRole.PROCESSOR))
                .endSelector()
                .withTemplate(pods)
                .endSpec()
                .build();
    }

    private static HasMetadata statefulSet(
            Pipeline pipeline, Metadata metadata, int replicas, ProcessorSpec.Storage storage, PodTemplateSpec pods) {
        String name = pipeline.nameOf(PipelineRole.PROCESSOR);
        return new StatefulSetBuilder()
                .withMetadata(metadata.of(name, PipelineRole.PROCESSOR))
                .withNewSpec()
                .withReplicas(replicas)
                .withServiceName(name)
                .withRevisionHistoryLimit(Surroundings.HISTORY)
                .withPodManagementPolicy("Parallel")
                .withNewSelector()
                .withMatchLabels(Labels.selector(pipeline.name(), PipelineRole.PROCESSOR))
                .endSelector()
                .withTemplate(pods)
                .withVolumeClaimTemplates(claim(pipeline, storage))
                .endSpec()
                .build();
    }

    private static PersistentVolumeClaim claim(Pipeline pipeline, ProcessorSpec.Storage storage) {
        return new PersistentVolumeClaimBuilder()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNewMetadata()
                .withName(Mounts.stateVolume())
                .withLabels(Labels.of(pipeline.name(), PipelineRole.PROCESSOR))
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(storage.className())
                .withVolumeMode("Filesystem")
                .withNewResources()
                .withRequests(Map.of("storage", new Quantity(storage.size())))
                .endResources()
                .endSpec()
                .build();
    }
}
