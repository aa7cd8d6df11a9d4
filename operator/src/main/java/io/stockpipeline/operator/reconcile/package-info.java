/**
 * One look at one pipeline: find out, draw up, apply what differs, say how it is. Start reading at
 * {@link io.stockpipeline.operator.reconcile.StockPipelineReconciler}.
 *
 * <p>Looking and deciding write nothing; writes stand together in {@link io.stockpipeline.operator.reconcile.Applier} and at
 * the end of a look, so that a look at a pipeline that is as it should be writes nothing at all.
 */
@NullMarked
package io.stockpipeline.operator.reconcile;

import org.jspecify.annotations.NullMarked;
