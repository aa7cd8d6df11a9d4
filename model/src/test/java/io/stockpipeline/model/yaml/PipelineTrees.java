package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Trees of pipelines for tests elsewhere, as an API server would hand them over. */
public final class PipelineTrees {
    private PipelineTrees() {}

    /** Checked and with defaults. */
    public static ObjectNode completed(String yaml) throws InvalidPipelineException {
        try {
            return PipelineFile.completed(YamlDocument.parse(yaml).tree());
        } catch (YamlFaultException e) {
            throw new AssertionError(e);
        }
    }
}
