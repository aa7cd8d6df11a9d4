package io.stockpipeline.operator.desired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.operator.resource.StockPipelineResource;

/**
 * A valid pipeline, as read and as written.
 *
 * @param read the records
 * @param tree the same with defaults filled in; the roles' parts are cut out of it
 */
public record Pipeline(StockPipeline read, ObjectNode tree) {
    /**
     * Reads what the API server holds, by the same rules as a file.
     *
     * @throws InvalidPipelineException when it is no good StockPipeline, although an older definition let it pass
     */
    public static Pipeline read(StockPipelineResource resource) throws InvalidPipelineException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("apiVersion", StockPipeline.API_VERSION);
        tree.put("kind", StockPipeline.KIND);
        tree.putObject("metadata")
                .put("name", resource.getMetadata().getName())
                .put("namespace", resource.getMetadata().getNamespace());
        if (resource.getSpec() != null) {
            tree.set("spec", resource.getSpec());
        }
        return new Pipeline(PipelineFile.of(tree), PipelineFile.completed(tree));
    }

    public String name() {
        return read.metadata().name();
    }

    public String namespace() {
        return read.metadata().namespace();
    }

    public StockPipelineSpec spec() {
        return read.spec();
    }

    public PipelineTopics topics() {
        return PipelineTopics.of(read);
    }

    /** The name of a component's workload. */
    public String nameOf(PipelineRole component) {
        return name() + "-" + component.label();
    }

    /** Whether there is anything to fetch: a kafka source brings its ticks itself. */
    public boolean hasExtractor() {
        return spec().source().kafka() == null;
    }
}
