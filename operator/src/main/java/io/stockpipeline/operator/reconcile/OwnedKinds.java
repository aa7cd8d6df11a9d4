package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.util.ArrayList;
import java.util.List;

/** The kinds of objects that belong to pipelines, each watched, but only those that operators made. */
final class OwnedKinds {
    private static final GroupVersionKind POD_MONITOR =
            new GroupVersionKind("monitoring.coreos.com", "v1", "PodMonitor");

    private final List<Class<? extends HasMetadata>> kinds;

    private OwnedKinds(List<Class<? extends HasMetadata>> kinds) {
        this.kinds = kinds;
    }

    /** Those that this operator makes, as it is set up. */
    static OwnedKinds of(OperatorSettings settings) {
        List<Class<? extends HasMetadata>> kinds = new ArrayList<>(List.of(
                ServiceAccount.class,
                ConfigMap.class,
                Service.class,
                StatefulSet.class,
                Deployment.class,
                PodDisruptionBudget.class,
                Ingress.class,
                // Watched even while none is made: those of a time when they were made have to go.
                NetworkPolicy.class));
        if (settings.podMonitors()) {
            kinds.add(GenericKubernetesResource.class);
        }
        return new OwnedKinds(List.copyOf(kinds));
    }

    List<Class<? extends HasMetadata>> kinds() {
        return kinds;
    }

    /** One watch a kind and namespace. */
    List<EventSource<?, StockPipelineResource>> eventSources(EventSourceContext<StockPipelineResource> context) {
        List<EventSource<?, StockPipelineResource>> sources = new ArrayList<>();
        for (Class<? extends HasMetadata> kind : kinds) {
            sources.add(
                    kind == GenericKubernetesResource.class
                            ? watch(
                                    InformerEventSourceConfiguration.from(POD_MONITOR, StockPipelineResource.class),
                                    context)
                            : watch(InformerEventSourceConfiguration.from(kind, StockPipelineResource.class), context));
        }
        return sources;
    }

    private static <R extends HasMetadata> EventSource<R, StockPipelineResource> watch(
            InformerEventSourceConfiguration.Builder<R> builder, EventSourceContext<StockPipelineResource> context) {
        return new InformerEventSource<>(
                builder.withLabelSelector(Labels.MANAGED_SELECTOR)
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(StockPipelineResource.class))
                        .withNamespacesInheritedFromController()
                        .build(),
                context);
    }
}
