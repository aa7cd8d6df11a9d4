/**
 * The StockPipeline as the API server holds it: its spec as it was written, its status as the operator tells it. Everything
 * in the operator may use this package. Start reading at {@link io.stockpipeline.operator.resource.StockPipelineResource}.
 */
@NullMarked
package io.stockpipeline.operator.resource;

import org.jspecify.annotations.NullMarked;
