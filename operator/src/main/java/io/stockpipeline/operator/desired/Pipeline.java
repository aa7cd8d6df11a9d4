package io.stockpipeline.operator.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.topic.PipelineTopics;

/**
 * A valid pipeline, as read and as written.
 *
 * @param read the records
 * @param tree the same with defaults filled in; the roles' parts are cut out of it
 */
public record Pipeline(StockPipeline read, ObjectNode tree) {
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
