/**
 * From the text of a file to a checked {@link io.stockpipeline.model.spec.StockPipeline}: bytes are decoded, YAML is
 * resolved as kubectl resolves it, the tree is held against the table of {@code schema} and bound to the records.
 * Everything may use this package. Start reading at {@link io.stockpipeline.model.yaml.PipelineFile}.
 */
@NullMarked
package io.stockpipeline.model.yaml;

import org.jspecify.annotations.NullMarked;
