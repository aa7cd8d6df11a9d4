package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.ManagedInformerEventSource;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.resource.StockPipelineResource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that writes objects: by server-side apply, and only where what is there differs in a field that the operator
 * owns.
 *
 * <p>Some values come back from the API server in another form than they were sent ({@code 1024Mi} is {@code 1Gi}) and would
 * look different for ever. So when an apply turns out to have changed nothing, that pair of wanted and real is remembered and
 * not applied again.
 */
final class Applier {
    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

    private final Map<String, Integer> sameInOtherWords = new ConcurrentHashMap<>();

    /** What became of an object. */
    enum Outcome {
        UNCHANGED,
        CREATED,
        CHANGED
    }

    /**
     * An object and what became of it.
     *
     * @param object as it is now
     */
    record Applied(HasMetadata object, Outcome outcome) {}

    /**
     * Applies one object if it has to be.
     *
     * @param actual as it was last seen
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server says no
     * @throws NameTakenException when somebody else's object has the name
     */
    Applied apply(HasMetadata desired, Optional<HasMetadata> actual, Context<StockPipelineResource> context) {
        if (actual.isPresent() && isAsDesired(desired, actual.get(), context)) {
            return new Applied(actual.get(), Outcome.UNCHANGED);
        }
        if (actual.isEmpty()) {
            requireFree(desired, context);
        }
        HasMetadata applied = context.getClient()
                .resource(desired)
                .fieldManager(Labels.MANAGER)
                .forceConflicts()
                .serverSideApply();
        remember(applied, actual, context);
        if (actual.isEmpty()) {
            LOG.info("created {}", name(desired));
            return new Applied(applied, Outcome.CREATED);
        }
        if (version(applied).equals(version(actual.get()))) {
            sameInOtherWords.put(name(desired), pair(desired, actual.get()));
            return new Applied(applied, Outcome.UNCHANGED);
        }
        LOG.info("changed {}", name(desired));
        return new Applied(applied, Outcome.CHANGED);
    }

    /** The watches see only what operators made: anything else of this name would be taken over, and die with the pipeline. */
    private static void requireFree(HasMetadata desired, Context<StockPipelineResource> context) {
        HasMetadata present = context.getClient().resource(desired).get();
        if (present != null
                && !Labels.MANAGER.equals(present.getMetadata().getLabels().get(Labels.MANAGED_BY))) {
            throw new NameTakenException("there is a " + name(desired)
                    + " already, and it is not this pipeline's: rename it, or give the pipeline another name");
        }
    }

    private boolean isAsDesired(HasMetadata desired, HasMetadata actual, Context<StockPipelineResource> context) {
        if (SSABasedGenericKubernetesResourceMatcher.getInstance().matches(actual, desired, context)) {
            return true;
        }
        Integer same = sameInOtherWords.get(name(desired));
        return same != null && same == pair(desired, actual);
    }

    /** Forgets the objects of a pipeline that is gone. */
    void forget(String namespace, String pipeline) {
        String prefix = namespace + "/" + pipeline;
        sameInOtherWords
                .keySet()
                .removeIf(name -> name.substring(name.indexOf(' ') + 1).startsWith(prefix));
    }

    /** What is wanted beside what is there, but for what changes of its own accord. */
    private static int pair(HasMetadata desired, HasMetadata actual) {
        return 31 * desired.hashCode() + new Content(actual).hashCode();
    }

    /** Puts the answer into the cache of its watch, so that the next look sees it even before the watch does. */
    @SuppressWarnings("unchecked")
    private static void remember(
            HasMetadata applied, Optional<HasMetadata> actual, Context<StockPipelineResource> context) {
        var source = (ManagedInformerEventSource<HasMetadata, StockPipelineResource, ?>)
                context.eventSourceRetriever().getEventSourceFor((Class<HasMetadata>) applied.getClass());
        ResourceID id = ResourceID.fromResource(applied);
        if (actual.isPresent()) {
            source.handleRecentResourceUpdate(id, applied, actual.get());
        } else {
            source.handleRecentResourceCreate(id, applied);
        }
    }

    private static String version(HasMetadata object) {
        return object.getMetadata().getResourceVersion();
    }

    private static String name(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }

    /** An object's labels, annotations and generation: a change of its spec changes the latter. */
    private record Content(Map<String, String> labels, Map<String, String> annotations, Long generation) {
        Content(HasMetadata object) {
            this(
                    object.getMetadata().getLabels(),
                    object.getMetadata().getAnnotations(),
                    object.getMetadata().getGeneration());
        }
    }
}
