/**
 * The resource in Java: one record per object of the YAML, one component per field. Everything may use this package.
 * Start reading at {@link io.stockpipeline.model.spec.StockPipelineSpec}.
 */
@NullMarked
package io.stockpipeline.model.spec;

import org.jspecify.annotations.NullMarked;
