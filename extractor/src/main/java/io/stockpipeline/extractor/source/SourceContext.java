package io.stockpipeline.extractor.source;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a source has from the process that it runs in.
 *
 * @param pipelineFolder where the StockPipeline file lies: the second place where a relative path is looked up
 * @param credentials of the venues that want some
 * @param clock for arrival times and pacing
 */
public record SourceContext(Path pipelineFolder, Credentials credentials, Clock clock) {
    /**
     * A context.
     *
     * @param secretsFolder where the Secrets lie that the pipeline names; null: none was given
     */
    public static SourceContext of(Path pipelineFolder, @Nullable Path secretsFolder, Clock clock) {
        return new SourceContext(pipelineFolder, Credentials.in(secretsFolder), clock);
    }
}
