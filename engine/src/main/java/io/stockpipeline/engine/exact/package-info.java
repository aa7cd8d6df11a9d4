/**
 * Exact arithmetic of the engine: sums that cannot overflow, divisions rounded half to even, comparisons by
 * cross-multiplication. Used by the engine's other packages. Start reading at
 * {@link io.stockpipeline.engine.exact.ExactSum}.
 */
@NullMarked
package io.stockpipeline.engine.exact;

import org.jspecify.annotations.NullMarked;
