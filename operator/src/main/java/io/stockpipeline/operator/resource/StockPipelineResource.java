package io.stockpipeline.operator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A StockPipeline on Kubernetes. The spec stays the tree that was written: the model reads it by the same rules as a file,
 * so that what slipped past an old definition is refused with the words of {@code validate}.
 */
@Group(StockPipelineResource.GROUP)
@Version(StockPipelineResource.VERSION)
@Kind(StockPipelineResource.KIND)
@Plural("stockpipelines")
@Singular("stockpipeline")
@ShortNames("spl")
public final class StockPipelineResource extends CustomResource<ObjectNode, StockPipelineStatus> implements Namespaced {
    public static final String GROUP = "stockpipeline.io";
    public static final String VERSION = "v1alpha1";
    public static final String KIND = "StockPipeline";
    /** Holds a pipeline whose topics go with it until they have gone. */
    public static final String FINALIZER = GROUP + "/topics";

    private static final long serialVersionUID = 1L;

    @Override
    protected @Nullable ObjectNode initSpec() {
        return null;
    }

    @Override
    protected @Nullable StockPipelineStatus initStatus() {
        return null;
    }
}
