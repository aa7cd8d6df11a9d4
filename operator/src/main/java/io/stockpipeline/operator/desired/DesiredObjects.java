package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every object of one pipeline as it should be.
 *
 * @param common what belongs to the whole pipeline
 * @param configs what each role is told; one for each component that runs
 * @param parts the objects of each component that runs, its workload among them
 */
public record DesiredObjects(
        List<HasMetadata> common, Map<PipelineRole, RoleConfig> configs, Map<PipelineRole, List<HasMetadata>> parts) {
    public DesiredObjects {
        common = List.copyOf(common);
        configs = Map.copyOf(configs);
        parts = Map.copyOf(parts);
    }

    /**
     * Draws up the objects.
     *
     * @throws InvalidTemplateException when a template holds what Kubernetes does not take
     */
    public static DesiredObjects of(Pipeline pipeline, Facts facts, OperatorSettings settings)
            throws InvalidTemplateException {
        Metadata metadata = new Metadata(pipeline, facts.ownerUid());
        List<HasMetadata> common = new ArrayList<>();
        common.add(new ServiceAccountBuilder()
                .withMetadata(metadata.of(pipeline.name()))
                .withAutomountServiceAccountToken(false)
                .build());
        if (settings.networkPolicies()) {
            common.add(Surroundings.networkPolicy(pipeline, metadata));
        }
        if (settings.podMonitors()) {
            common.add(Surroundings.podMonitor(pipeline, metadata));
        }
        Map<PipelineRole, RoleConfig> configs = new EnumMap<>(PipelineRole.class);
        Map<PipelineRole, List<HasMetadata>> parts = new EnumMap<>(PipelineRole.class);
        for (PipelineRole component : components(pipeline)) {
            RoleConfig config = RoleConfig.of(pipeline.name(), component, component.partText(pipeline.tree()));
            configs.put(component, config);
            List<HasMetadata> objects = new ArrayList<>();
            objects.add(configMap(config, metadata));
            objects.addAll(
                    switch (component) {
                        case EXTRACTOR -> ExtractorObjects.of(pipeline, facts, settings, config, metadata);
                        case PROCESSOR -> ProcessorObjects.of(pipeline, facts, settings, config, metadata);
                        case CONSOLE -> ConsoleObjects.of(pipeline, facts, settings, config, metadata);
                    });
            parts.put(component, List.copyOf(objects));
        }
        return new DesiredObjects(common, configs, parts);
    }

    /** The components that have pods, in the order of the way a price travels. */
    public static List<PipelineRole> components(Pipeline pipeline) {
        List<PipelineRole> components = new ArrayList<>();
        if (pipeline.hasExtractor()) {
            components.add(PipelineRole.EXTRACTOR);
        }
        components.add(PipelineRole.PROCESSOR);
        if (pipeline.spec().console().enabled()) {
            components.add(PipelineRole.CONSOLE);
        }
        return components;
    }

    /** All of them. */
    public List<HasMetadata> all() {
        return Stream.concat(common.stream(), parts.values().stream().flatMap(List::stream))
                .toList();
    }

    private static ConfigMap configMap(RoleConfig config, Metadata metadata) {
        return new ConfigMapBuilder()
                .withMetadata(metadata.of(config.name(), config.component()))
                .withImmutable(true)
                .withData(Map.of(RoleConfig.FILE, config.content()))
                .build();
    }
}
